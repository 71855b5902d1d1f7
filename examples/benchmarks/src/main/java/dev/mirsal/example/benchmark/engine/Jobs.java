package dev.mirsal.example.benchmark.engine;

/** Something that runs jobs, open and ready. */
interface Jobs extends AutoCloseable {
  /** How many threads each has that takes a number of threads. */
  int THREADS = 8;

  /** Takes in so many jobs that are due at once and do nothing, and waits until all have run. */
  void run(int count) throws Exception;

  @Override
  void close();
}
