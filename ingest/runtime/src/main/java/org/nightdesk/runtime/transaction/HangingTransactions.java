package org.nightdesk.runtime.transaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last resort for a data directory whose applications hang: ends transactions that nobody else
/// will ever end. What they held is dropped, even where it was meant to be committed.
///
/// Only those that are open in a partition's log while the coordinator, fully loaded, does not know
/// them as running in that partition. A transaction that runs, however long, ends by itself: at its
/// timeout or when its producer comes back. The logs are asked before the coordinator and after it,
/// so that one which the coordinator is just ending is left alone.
public final class HangingTransactions {
  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

  private HangingTransactions() {}

  /// Ends what hangs; to be called before any client of ours starts. A failure is logged, and the
  /// start goes on.
  ///
  /// @param client settings of a client
  /// @return how many were ended, counted by partition
  public static int end(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      List<OpenInLog> hanging = find(admin);
      for (OpenInLog each : hanging) {
        LOG.error(
            "hanging transaction is aborted, what it held is dropped partition={} producer={}"
                + " epoch={} offset={}",
            each.partition(),
            each.producer(),
            each.epoch(),
            each.offset());
        Answers.of(admin.abortTransaction(abort(each)).all());
      }
      return hanging.size();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("whether transactions hang could not be found out", e);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static List<OpenInLog> find(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<OpenInLog> open = OpenInLog.list(admin, _ -> true);
    if (open.isEmpty()) {
      return List.of();
    }
    Coordinators.awaitLoaded(admin);
    Coordinators coordinators = Coordinators.ask(admin);
    List<OpenInLog> suspects = new ArrayList<>(open);
    suspects.removeIf(coordinators::willEnd);
    if (!suspects.isEmpty()) {
      Set<String> topics = new HashSet<>();
      suspects.forEach(suspect -> topics.add(suspect.partition().topic()));
      suspects.retainAll(OpenInLog.list(admin, topics::contains));
    }
    return suspects;
  }

  private static AbortTransactionSpec abort(OpenInLog open) {
    return new AbortTransactionSpec(
        open.partition(), open.producer(), (short) open.epoch(), open.coordinatorEpoch());
  }
}
