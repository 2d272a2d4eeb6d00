export { jmeterJtlXmlReader } from './jmeterJtlXml';
