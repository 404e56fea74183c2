/** OpenTelemetry traces: spans cost nothing until a collector is named, and the SDK is loaded only then. */
import { type Context, context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

export interface Tracing {
  readonly stop: () => Promise<void>;
}

/** Asked before anything is made for a span: without a collector a request pays for this one look. */
let isOn = false;

/** `endpoint` is OTEL_EXPORTER_OTLP_ENDPOINT (OTLP over HTTP); the SDK takes half a second to load. */
export async function startTracing(service: string, endpoint: string | undefined): Promise<Tracing> {
  if (endpoint === undefined) return { stop: async () => undefined };
  const [{ NodeSDK }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const sdk = new NodeSDK({
    serviceName: `munim-${service}`,
    traceExporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
  });
  sdk.start();
  isOn = true;
  return {
    stop: async () => {
      isOn = false;
      await sdk.shutdown();
    },
  };
}

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Runs `work` in a span; an error marks the span and is thrown on. */
export function inSpan<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
  return isOn ? spanOf(name, { kind: SpanKind.INTERNAL, attributes }, context.active(), work) : work();
}

/** The span of a request that arrives: continues the caller's trace when it sent a `traceparent`. */
export function inServerSpan<T extends { readonly status: number }>(
  name: string,
  header: (name: string) => string | undefined,
  attributes: SpanAttributes,
  work: () => Promise<T>,
): Promise<T> {
  if (!isOn) return work();
  const carrier: Record<string, string> = {};
  for (const field of ['traceparent', 'tracestate']) {
    const value = header(field);
    if (value !== undefined) carrier[field] = value;
  }
  const parent = propagation.extract(context.active(), carrier);
  return spanOf(name, { kind: SpanKind.SERVER, attributes }, parent, work, (span, { status }) => {
    span.setAttribute('http.response.status_code', status);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  });
}

/** Headers that let the next process continue the trace; none when there is no trace. */
export function traceHeaders(): Readonly<Record<string, string>> {
  if (!isOn) return noHeaders;
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}
const noHeaders = {};

/** Where something that waits belongs; undefined without a collector. */
export type TraceContext = Context;
export const currentTrace = (): TraceContext | undefined => (isOn ? context.active() : undefined);

/** The span of work that several wait for together: it stands in the trace of the first and names those of the others. */
export function inSharedSpan<T>(
  name: string,
  attributes: SpanAttributes,
  waiting: readonly { readonly trace: TraceContext | undefined }[],
  work: () => Promise<T>,
): Promise<T> {
  if (!isOn) return work();
  const [first, ...others] = waiting.flatMap((one) => one.trace ?? []);
  const links = others.flatMap((one) => trace.getSpanContext(one) ?? []).map((of) => ({ context: of }));
  return spanOf(name, { kind: SpanKind.INTERNAL, attributes, links }, first ?? context.active(), work);
}

type SpanOptions = NonNullable<Parameters<ReturnType<typeof trace.getTracer>['startSpan']>[1]>;

function spanOf<T>(
  name: string,
  options: SpanOptions,
  parent: Context,
  work: () => Promise<T>,
  onDone?: (span: Span, result: T) => void,
): Promise<T> {
  return trace.getTracer('munim').startActiveSpan(name, options, parent, async (span) => {
    try {
      const result = await work();
      onDone?.(span, result);
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  });
}
