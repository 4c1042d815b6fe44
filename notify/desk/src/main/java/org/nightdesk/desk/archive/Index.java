package org.nightdesk.desk.archive;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Lucene index itself: writing, committing with offsets, and views that are up to date.
final class Index implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Index.class);

  /// Raise it when what is written changes: an index of another format is built anew.
  private static final String FORMAT = "3";

  private static final String FORMAT_KEY = "format";
  private static final double BUFFER_MB = 32;

  private final Directory directory;
  private final Documents documents;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final FirstTellings tellings;
  private final Map<ArchiveRecord.Place, Long> offsets;
  private boolean uncommitted;
  private boolean closed;

  private Index(
      Directory directory,
      Documents documents,
      IndexWriter writer,
      Map<ArchiveRecord.Place, Long> offsets)
      throws IOException {
    this.directory = directory;
    this.documents = documents;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
    this.tellings = new FirstTellings(searchers);
    this.offsets = new HashMap<>(offsets);
  }

  /// A damaged index is thrown away: all that it held is read again from the streams.
  static Index open(Directory directory, Documents documents) {
    try {
      return opened(directory, documents);
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException
        | FileNotFoundException
        | NoSuchFileException e) {
      LOG.warn("archive is damaged, and is made anew from the streams", e);
      return anew(directory, documents);
    } catch (IOException e) {
      throw cannotOpen(e);
    }
  }

  private static Index anew(Directory directory, Documents documents) {
    try {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          directory.deleteFile(file);
        }
      }
      return opened(directory, documents);
    } catch (IOException e) {
      throw cannotOpen(e);
    }
  }

  private static UncheckedIOException cannotOpen(IOException e) {
    return new UncheckedIOException("the archive cannot be opened: " + e.getMessage(), e);
  }

  private static Index opened(Directory directory, Documents documents) throws IOException {
    Map<String, String> committed = committed(directory);
    boolean same = FORMAT.equals(committed.get(FORMAT_KEY));
    IndexWriterConfig config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setOpenMode(
        same ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE);
    IndexWriter writer = new IndexWriter(directory, config);
    try {
      return new Index(directory, documents, writer, same ? offsets(committed) : Map.of());
    } catch (IOException e) {
      writer.rollback(); // lets go of the directory
      throw e;
    }
  }

  private static Map<String, String> committed(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return Map.of();
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.getIndexCommit().getUserData();
    }
  }

  private static Map<ArchiveRecord.Place, Long> offsets(Map<String, String> committed) {
    Map<ArchiveRecord.Place, Long> offsets = new HashMap<>();
    committed.forEach((key, value) -> {
      if (!key.equals(FORMAT_KEY)) {
        offsets.put(ArchiveRecord.Place.parse(key), Long.valueOf(value));
      }
    });
    return offsets;
  }

  synchronized Optional<Object> accept(ArchiveRecord record) {
    uncommitted = true;
    offsets.put(record.place(), record.offset() + 1);
    try {
      byte[] json = record.bytes().orElse(null);
      if (json == null) {
        if (record.stream().equals(Stream.TAGGED)) {
          writer.deleteDocuments(new Term(Names.KEY, Kind.ITEM.key(record.key())));
        }
        return Optional.empty();
      }
      return switch (record.stream().name()) {
        case "tagged" -> {
          TaggedItem item = Json.read(json, TaggedItem.class);
          yield written(item, documents.of(item, json));
        }
        case "alerts" -> {
          Alert alert = Json.read(json, Alert.class);
          yield written(alert, json);
        }
        case "deliveries" -> {
          Delivery delivery = Json.read(json, Delivery.class);
          yield written(delivery, List.of(Documents.of(delivery, json)));
        }
        default -> Optional.empty();
      };
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot be written: " + e.getMessage(), e);
    }
  }

  /// The first telling of an id stays, whatever comes later under it.
  private Optional<Object> written(Alert alert, byte[] json) throws IOException {
    boolean first = tellings.isFirst(alert);
    Optional<Object> written = written(alert, List.of(Documents.of(alert, first, json)));
    if (first) {
      tellings.written(alert);
    }
    return written;
  }

  private Optional<Object> written(Object value, List<Documents.Keyed> all) throws IOException {
    for (Documents.Keyed keyed : all) {
      writer.updateDocument(new Term(Names.KEY, keyed.key()), keyed.document());
    }
    return Optional.of(value);
  }

  synchronized Map<ArchiveRecord.Place, Long> offsets() {
    return Map.copyOf(offsets);
  }

  synchronized void commit() {
    if (!uncommitted || closed) {
      return;
    }
    Map<String, String> data = new TreeMap<>();
    data.put(FORMAT_KEY, FORMAT);
    offsets.forEach((place, offset) -> data.put(place.print(), Long.toString(offset)));
    try {
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
      uncommitted = false;
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot be written: " + e.getMessage(), e);
    }
  }

  synchronized void forgetBefore(Instant oldest) {
    try {
      writer.deleteDocuments(
          LongPoint.newRangeQuery(Names.AT, Long.MIN_VALUE, oldest.toEpochMilli() - 1));
      uncommitted = true;
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot be written: " + e.getMessage(), e);
    }
  }

  /// Reads a view that shows everything accepted before.
  <T> T read(Reading.Step<T> step) {
    try {
      searchers.maybeRefreshBlocking(); // costs next to nothing when nothing was accepted since
      IndexSearcher searcher = searchers.acquire();
      try {
        return step.on(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw Reading.failed(e);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    commit();
    closed = true;
    try {
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot be closed: " + e.getMessage(), e);
    }
  }
}
