package org.nightdesk.reading.decode;

import java.util.List;

/// Text, and how it was come by.
///
/// @param text without byte order mark
/// @param charset canonical name of the charset that was used
/// @param repairs what was not as stated: `charset` when the stated one was not used,
///   `encoded-twice` when UTF-8 had been taken for Windows-1252 and encoded again
public record Decoded(String text, String charset, List<String> repairs) {
  public Decoded {
    repairs = List.copyOf(repairs);
  }
}
