/** One leader at a time for work that must not be done twice. */
export { type Campaign, type CampaignLimits, startCampaign } from './campaign.ts';
export { acquireLease, type Lease, releaseLease, renewLease } from './lease.ts';
export { pause } from './pause.ts';
