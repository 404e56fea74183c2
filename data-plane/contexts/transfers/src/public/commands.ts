/** What other contexts may ask of transfers. */
export { requestTransfer, type RequestTransfer } from '../transfer/decide.ts';
