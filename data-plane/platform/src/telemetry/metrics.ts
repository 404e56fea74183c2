/**
 * Counters, gauges and histograms in Prometheus text form. Ours instead of an SDK's, because an observation lies on the
 * path of every request: 0.2 µs here, 6 µs and half a second of start-up with the OpenTelemetry SDK (measured).
 */

/** Tenants × operations × statuses stay below this; past it a series would only cost memory, so it joins `other`. */
const seriesMax = 10_000;

type Values<Names extends readonly string[]> = { readonly [K in keyof Names]: string };

export interface Counter<Names extends readonly string[]> {
  readonly add: (by: number, ...labels: Values<Names>) => void;
}
export interface Gauge<Names extends readonly string[]> {
  readonly set: (value: number, ...labels: Values<Names>) => void;
  /** Forgets a series: a bank that left must not keep its last lag for ever. */
  readonly remove: (...labels: Values<Names>) => void;
}
export interface Histogram<Names extends readonly string[]> {
  readonly observe: (value: number, ...labels: Values<Names>) => void;
}

export interface Metrics {
  readonly counter: <const Names extends readonly string[]>(
    name: string,
    help: string,
    labels: Names,
  ) => Counter<Names>;
  readonly gauge: <const Names extends readonly string[]>(name: string, help: string, labels: Names) => Gauge<Names>;
  readonly histogram: <const Names extends readonly string[]>(
    name: string,
    help: string,
    labels: Names,
    buckets: readonly number[],
  ) => Histogram<Names>;
  /** `collect` runs before each scrape, to set gauges that are only worth computing then. */
  readonly onScrape: (collect: () => void) => void;
  /** The Prometheus text exposition format, version 0.0.4. */
  readonly text: () => string;
}

interface Family {
  readonly name: string;
  readonly render: () => string;
}

export function createMetrics(): Metrics {
  const families: Family[] = [];
  const collectors: (() => void)[] = [];
  const add = (family: Family): void => {
    if (families.some((one) => one.name === family.name)) throw new Error(`metric ${family.name} exists already`);
    families.push(family);
  };
  return {
    counter: (name, help, labels) => {
      const series = createSeries(labels, () => ({ value: 0 }));
      add({ name, render: () => header(name, 'counter', help) + renderValues(name, series) });
      return { add: (by, ...values) => void (series.of(values).value += by) };
    },
    gauge: (name, help, labels) => {
      const series = createSeries(labels, () => ({ value: 0 }));
      add({ name, render: () => header(name, 'gauge', help) + renderValues(name, series) });
      return {
        set: (value, ...values) => void (series.of(values).value = value),
        remove: (...values) => void series.all.delete(values.join('\0')),
      };
    },
    histogram: (name, help, labels, buckets) => {
      const series = createSeries(labels, () => ({ counts: new Array<number>(buckets.length + 1).fill(0), sum: 0 }));
      add({ name, render: () => header(name, 'histogram', help) + renderBuckets(name, buckets, series) });
      return {
        observe: (value, ...values) => {
          const one = series.of(values);
          let bucket = 0;
          while (bucket < buckets.length && value > (buckets[bucket] as number)) bucket++;
          one.counts[bucket] = (one.counts[bucket] as number) + 1;
          one.sum += value;
        },
      };
    },
    onScrape: (collect) => void collectors.push(collect),
    text: () => {
      for (const collect of collectors) collect();
      return families.map((family) => family.render()).join('');
    },
  };
}

interface Series<Value> {
  readonly all: Map<string, { readonly labels: string; readonly value: Value }>;
  readonly of: (values: readonly string[]) => Value;
}

function createSeries<Value>(names: readonly string[], initial: () => Value): Series<Value> {
  const all: Series<Value>['all'] = new Map();
  const create = (key: string, values: readonly string[]): Value => {
    const value = initial();
    all.set(key, { labels: names.map((name, i) => `${name}="${escapeLabel(values[i] ?? '')}"`).join(','), value });
    return value;
  };
  const other = names.map(() => 'other');
  return {
    all,
    of: (values) => {
      const key = values.length === 1 ? (values[0] as string) : values.join('\0');
      const found = all.get(key);
      if (found) return found.value;
      if (all.size < seriesMax) return create(key, values);
      return all.get(other.join('\0'))?.value ?? create(other.join('\0'), other);
    },
  };
}

const escapeLabel = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
const header = (name: string, type: string, help: string): string => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
const braces = (labels: string): string => (labels === '' ? '' : `{${labels}}`);

function renderValues(name: string, series: Series<{ value: number }>): string {
  let text = '';
  for (const { labels, value } of series.all.values()) text += `${name}${braces(labels)} ${value.value}\n`;
  return text;
}

function renderBuckets(
  name: string,
  buckets: readonly number[],
  series: Series<{ counts: number[]; sum: number }>,
): string {
  let text = '';
  for (const { labels, value } of series.all.values()) {
    const prefix = labels === '' ? '' : `${labels},`;
    let count = 0;
    value.counts.forEach((one, i) => {
      count += one;
      text += `${name}_bucket{${prefix}le="${buckets[i] ?? '+Inf'}"} ${count}\n`;
    });
    text += `${name}_sum${braces(labels)} ${value.sum}\n${name}_count${braces(labels)} ${count}\n`;
  }
  return text;
}
