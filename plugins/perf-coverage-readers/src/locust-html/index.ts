export { locustHtmlReader } from './locustHtml';
