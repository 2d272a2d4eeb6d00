export { judgeKind, judgeLoadKind, type JudgedKind } from './judgeKind';
