package org.nightdesk.runtime.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// Bounds the memory of all stores of the process together: by default each store has its own.
/// Kafka Streams makes this object itself, hence the public constructor and the static fields.
public final class SharedRocksMemory implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 48L << 20;
  private static final long WRITE_BYTES = 24L << 20;

  private static final class Shared {
    static final Cache CACHE;
    static final WriteBufferManager WRITES;

    static {
      RocksDB.loadLibrary(); // else the cache's constructor finds no native code
      CACHE = new LRUCache(CACHE_BYTES);
      WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);
    }
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setWriteBufferManager(Shared.WRITES);
    options.setWriteBufferSize(2L << 20);
    options.setTableFormatConfig(table);
  }

  @Override
  public void close(String storeName, Options options) {
    // What is shared lives as long as the process.
  }
}
