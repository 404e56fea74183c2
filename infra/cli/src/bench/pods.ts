/** Every process that takes a bank's tokens, each asked at its own address, past the gateway. */
import type { Platform } from '@munim/local';

export interface Pod {
  readonly name: string;
  /** A GET that any token of the benchmark's bank may do. */
  readonly url: string;
}

export const podsOf = (platform: Platform): readonly Pod[] => [
  { name: 'gateway', url: `${platform.urls.gateway}/v1/session` },
  { name: 'command', url: `${platform.processUrl('command')}/v1/session` },
  { name: 'projection', url: `${platform.processUrl('projection')}/v1/session` },
  { name: 'analytics-export', url: `${platform.processUrl('analytics-export')}/v1/log?limit=1` },
];
