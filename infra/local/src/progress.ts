/** What a first start tells while it downloads, builds and starts: data, so that a terminal and a log can each show it. */
export interface ProgressEvent {
  /** Which component speaks: `postgres`, `kafka`, … */
  readonly component: string;
  readonly phase: 'resolve' | 'download' | 'build' | 'start' | 'ready' | 'stop';
  readonly message: string;
  /** Share of the phase that is done, when it can be counted: bytes, packages. */
  readonly done?: number;
  readonly total?: number;
}

export type OnProgress = (event: ProgressEvent) => void;

/** For callers that show nothing. */
export const silent: OnProgress = () => undefined;
