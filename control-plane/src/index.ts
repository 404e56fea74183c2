/** What others may take from the control plane: its contract. */
export { controlPlaneOpenApi } from './openapi.ts';
export { controlProblems } from './problems.ts';
export { issuerOpenApi } from './tokens/issuer-contract.ts';
