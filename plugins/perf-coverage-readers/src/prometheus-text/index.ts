export { prometheusTextReader } from './prometheusText';
