/** The addresses that people and programs are given. */
export interface PlatformUrls {
  readonly controlPlane: string;
  readonly gateway: string;
  readonly console: string;
  readonly docs: string;
  readonly issuer: string;
  /** The clearing simulator: where a test or a visitor tells it to refuse, to delay or to stay silent. */
  readonly clearing: string;
  readonly postgres: string;
  readonly kafka: string;
  readonly s3: string;
  readonly metrics: string;
}

export function platformUrls(
  services: {
    readonly postgres: { readonly url: string };
    readonly kafka: { readonly brokers: readonly string[] };
    readonly s3: { readonly endpoint: string };
  },
  urlOf: (processName: string) => string,
): PlatformUrls {
  return {
    controlPlane: urlOf('control-plane'),
    gateway: urlOf('gateway'),
    console: `${urlOf('control-plane')}/console`,
    docs: `${urlOf('gateway')}/docs`,
    issuer: urlOf('issuer'),
    clearing: urlOf('clearing-simulator'),
    postgres: withoutPassword(services.postgres.url),
    kafka: services.kafka.brokers.join(','),
    s3: services.s3.endpoint,
    metrics: `${urlOf('gateway')}/metrics`,
  };
}

/** A status may be pasted anywhere. */
export function withoutPassword(url: string): string {
  const parsed = new URL(url);
  parsed.password = '';
  return parsed.href;
}
