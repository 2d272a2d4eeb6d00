export {
  asDocument,
  documentInUrl,
  documentsInBody,
  together,
} from './documents';
export { documentsOf, placeOfDocument, textWithHoles } from './values';
