/** What any process costs: CPU, memory, and how late its event loop runs. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from './metrics.ts';

export function addProcessMetrics(metrics: Metrics): void {
  const cpu = metrics.gauge('process_cpu_seconds_total', 'User and system CPU seconds.', []);
  const resident = metrics.gauge('process_resident_memory_bytes', 'Resident memory.', []);
  const heap = metrics.gauge('nodejs_heap_size_used_bytes', 'Used heap of V8.', []);
  const started = metrics.gauge('process_start_time_seconds', 'Start, in seconds since the epoch.', []);
  const loop = metrics.gauge(
    'nodejs_eventloop_lag_p99_seconds',
    'p99 delay of the event loop since the last scrape.',
    [],
  );
  /** 20 ms: finer sampling would itself wake the process 100 times a second. */
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  started.set(performance.timeOrigin / 1000);
  metrics.onScrape(() => {
    const { user, system } = process.cpuUsage();
    cpu.set((user + system) / 1e6);
    const memory = process.memoryUsage();
    resident.set(memory.rss);
    heap.set(memory.heapUsed);
    loop.set(Number.isNaN(delay.mean) ? 0 : delay.percentile(99) / 1e9);
    delay.reset();
  });
}
