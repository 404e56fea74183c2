/** What others may take from the control plane: its contract. */
export { controlPlaneOpenApi } from './openapi.ts';
export { controlProblems } from './problems.ts';
