package org.nightdesk.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// Where alerts of a subscription go.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Channel.Mail.class, name = "mail"),
  @JsonSubTypes.Type(value = Channel.Webhook.class, name = "webhook")
})
public sealed interface Channel {
  /// The word for metrics and pages.
  default String kindWord() {
    return switch (this) {
      case Mail _ -> "mail";
      case Webhook _ -> "webhook";
    };
  }

  /// Electronic mail to one address.
  record Mail(String address) implements Channel {}

  /// A POST to an address, signed by the Standard Webhooks scheme.
  ///
  /// @param url http or https
  /// @param secret `whsec_...`, encrypted on the stream; absent: not signed
  record Webhook(String url, @Nullable String secret) implements Channel {
    @Override
    public String toString() {
      return "Webhook[url=***, secret=***]"; // the address of a webhook is a secret in itself
    }
  }
}
