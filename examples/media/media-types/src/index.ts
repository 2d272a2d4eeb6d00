export type Rendition = { width: number; height: number; bytes: number };
