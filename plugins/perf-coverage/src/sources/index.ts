export { EvidenceLinks } from './EvidenceLinks';
export { SourceLink } from './SourceLink';
export { SourceViewer } from './SourceViewer';
