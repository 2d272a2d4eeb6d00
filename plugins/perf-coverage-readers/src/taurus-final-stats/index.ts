export { taurusFinalStatsReader } from './taurusFinalStats';
