/** What the audit page looks for, as its address says it and as the API is asked: days of UTC become instants. */
import type { auditSearch } from '../searches.ts';

type AuditSearch = ReturnType<typeof auditSearch>;

interface AuditQuery {
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
  /** At this instant or later. */
  readonly from?: string;
  /** Before this instant. */
  readonly to?: string;
}

export function auditQuery({ actor, action, target, from, to }: AuditSearch): AuditQuery {
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(action === undefined ? {} : { action }),
    ...(target === undefined ? {} : { target }),
    ...(from === undefined ? {} : { from: startOf(from, 0) }),
    // The last day counts as a whole.
    ...(to === undefined ? {} : { to: startOf(to, 1) }),
  };
}

function startOf(day: string, daysLater: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + daysLater);
  return instant.toISOString();
}
