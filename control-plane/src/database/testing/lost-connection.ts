/**
 * What the driver says of a connection that ended under a query or before it: the server's last words (57P01), its own, or
 * the operating system's when a reset overtook both.
 */
export const lostConnection =
  /terminating connection|connection terminated|connection error and is not queryable|ECONNRESET|EPIPE/i;
