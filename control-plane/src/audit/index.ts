/** The sealed audit log for who checks it from outside the API: where it is, and the table as it is sealed. */
export { auditArchiveSettings } from './archive-settings.ts';
export { auditSource } from './audit-source.ts';
