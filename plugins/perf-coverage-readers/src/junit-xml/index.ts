export { junitXmlReader } from './junitXml';
