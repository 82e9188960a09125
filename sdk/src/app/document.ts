import type { AppFiles, Place, Prose } from './app.ts'

/** The text of an app taken apart without loss: the texts of a file's pieces in order are the file again. */
export interface AppDocument {
  readonly files: AppFiles
  readonly main: SourceFile
  /** The English twin, when there is one. */
  readonly twin?: SourceFile
}

export interface SourceFile {
  readonly path: string
  readonly pieces: readonly Piece[]
}

export type Piece = FrontPiece | ProsePiece | BlockPiece

interface Slice {
  /** Exactly what stands in the file. */
  readonly text: string
  /** Offset of `text` in the file. */
  readonly start: number
}

export interface FrontPiece extends Slice {
  readonly kind: 'front'
  /** The YAML between the two `---`. */
  readonly yaml: string
  /** Offset of `yaml` in the file. */
  readonly yamlStart: number
  readonly place: Place
}

export interface ProsePiece extends Slice {
  readonly kind: 'prose'
  readonly nodes: readonly Prose[]
  /** Inline values of the prose with their places. */
  readonly values: readonly InlineValue[]
}

export interface InlineValue {
  /** As written between the braces. */
  readonly text: string
  readonly of: 'block' | 'parameter' | 'title'
  readonly name: string
  readonly column?: string
  readonly format?: string
  readonly place: Place
}

/** A fence ```` ```kind name ````; kind and name are as written and not yet checked. */
export interface BlockPiece extends Slice {
  readonly kind: 'block'
  readonly block: SourceBlock
}

export interface SourceBlock {
  readonly kind: string
  readonly name: string
  /** Line of the fence. */
  readonly fence: Place
  /** Offsets of the body between the fences in the file. */
  readonly bodyStart: number
  readonly bodyEnd: number
  /** The body that counts: between the fences, or of `queries/<name>.sql`. */
  readonly body: string
  /** Where that body begins. */
  readonly place: Place
}
