/** OpenTelemetry traces: spans cost nothing until a collector is named, and the SDK is loaded only then. */
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

export interface Tracing {
  readonly stop: () => Promise<void>;
}

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
  return { stop: () => sdk.shutdown() };
}

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Runs `work` in a span; an error marks the span and is thrown on. */
export function inSpan<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
  return spanOf(name, SpanKind.INTERNAL, attributes, work);
}

/** The span of a request that arrives: continues the caller's trace when it sent a `traceparent`. */
export function inServerSpan<T>(
  name: string,
  header: (name: string) => string | undefined,
  attributes: SpanAttributes,
  work: () => Promise<T>,
): Promise<T> {
  const carrier: Record<string, string> = {};
  for (const field of ['traceparent', 'tracestate']) {
    const value = header(field);
    if (value !== undefined) carrier[field] = value;
  }
  return context.with(propagation.extract(context.active(), carrier), () =>
    spanOf(name, SpanKind.SERVER, attributes, work),
  );
}

/** Headers that let the next process continue the trace; none when there is no trace. */
export function traceHeaders(): Record<string, string> {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}

function spanOf<T>(name: string, kind: SpanKind, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
  return trace.getTracer('munim').startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  });
}
