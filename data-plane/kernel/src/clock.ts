/** Time arrives as data: code that needs the hour is handed a clock. */

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}
export interface Ids {
  /** A fresh UUIDv7 in text form. */
  readonly uuid: () => string;
}
