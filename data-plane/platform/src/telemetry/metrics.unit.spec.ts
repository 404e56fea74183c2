import { describe, expect, test } from 'vitest';
import { createHttpMetrics } from './http-metrics.ts';
import { createMetrics } from './metrics.ts';

describe('metrics', () => {
  test('a scrape is valid Prometheus text with labels escaped and buckets cumulative', () => {
    const metrics = createMetrics();
    createHttpMetrics(metrics, 'command').record({ operation: 'a"b\\c\nd', status: 200, durationMs: 3 });
    const text = metrics.text();
    expect(text).toContain(
      '# TYPE http_requests_total counter\nhttp_requests_total{service="command",operation="a\\"b\\\\c\\nd",status="200"} 1\n',
    );
    expect(text).toContain('le="0.0025"} 0\n');
    expect(text).toContain('le="0.005"} 1\n');
    expect(text).toContain('le="+Inf"} 1\n');
    expect(text).toContain(
      'http_request_duration_seconds_sum{service="command",operation="a\\"b\\\\c\\nd",status="200"} 0.003\n',
    );
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) |[a-z_]+(\{.*\})? [0-9.e+-]+$)/);
  });

  test('labels without end join one series instead of eating the memory', () => {
    const metrics = createMetrics();
    const counter = metrics.counter('x_total', 'x', ['id']);
    for (let i = 0; i < 20_000; i++) counter.add(1, `id-${i}`);
    expect(metrics.text().split('\n').length).toBeLessThan(10_010);
    expect(metrics.text()).toContain('x_total{id="other"} 10000\n');
  });

  test('a gauge of a bank that left is forgotten', () => {
    const metrics = createMetrics();
    const gauge = metrics.gauge('lag', 'lag', ['tenant', 'context']);
    gauge.set(7, 'a', 'x');
    gauge.set(8, 'b', 'x');
    gauge.remove('a', 'x');
    expect(metrics.text()).not.toContain('tenant="a"');
    expect(metrics.text()).toContain('lag{tenant="b",context="x"} 8\n');
  });

  test('one observation stays far below the 10 µs that a request may pay', () => {
    const http = createHttpMetrics(createMetrics(), 'command');
    // Of the processor's time: on a busy machine the clock runs on while others are served.
    const record = (times: number): number => {
      const before = process.threadCpuUsage();
      for (let i = 0; i < times; i++) http.record({ operation: 'accounts.deposit', status: 200, durationMs: i % 50 });
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / times;
    };
    record(20_000);
    expect(Math.min(record(20_000), record(20_000), record(20_000))).toBeLessThan(10);
  });
});
