package org.nightdesk.runtime.measure;

/// Adds up the transactions of the spans of time in which no record was read or written.
final class IdleTransactions {
  private double transactions = Double.NaN;
  private double records = Double.NaN;
  private double total;

  /// Takes the counts as they stand; a count that fell belongs to a new thread and starts over.
  synchronized void look(double transactionsNow, double recordsNow) {
    if (recordsNow == records && transactionsNow > transactions) {
      total += transactionsNow - transactions;
    }
    transactions = transactionsNow;
    records = recordsNow;
  }

  synchronized double total() {
    return total;
  }
}
