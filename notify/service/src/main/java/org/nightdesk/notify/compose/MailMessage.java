package org.nightdesk.notify.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nightdesk.contract.Subscription;

/// A mail, ready to be handed to a mail server.
///
/// @param messageId with its angle brackets; a function of the batch alone, so that a receiver can
///   recognise a repetition
/// @param to one address
/// @param subject one line
/// @param headers beside those that every mail has
public record MailMessage(
    String messageId,
    String to,
    String subject,
    String text,
    String html,
    Map<String, String> headers) {

  /// Writes the mail of a batch.
  ///
  /// @param domain right side of the message id: that of the sender's address
  public static MailMessage of(
      Batch batch, Subscription subscription, String to, Links links, String domain) {
    Map<String, String> headers = new LinkedHashMap<>();
    // RFC 8058: one click, by POST, without cookies.
    headers.put("List-Unsubscribe", "<" + links.unsubscribe(subscription.id()) + ">");
    headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    // RFC 3834: nobody's out-of-office answers this.
    headers.put("Auto-Submitted", "auto-generated");
    return new MailMessage(
        "<" + batch.id() + "@" + domain + ">",
        to,
        Subject.of(batch, subscription),
        new MailText(subscription, links).of(batch),
        new MailHtml(subscription, links).of(batch),
        headers);
  }

  @Override
  public String toString() {
    return "MailMessage[" + messageId + "]"; // the address is nobody's business
  }
}
