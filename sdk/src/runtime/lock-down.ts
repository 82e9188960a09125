import { quoteText } from './quote.ts'

/**
 * First statements of every engine, before anything of an author runs. The extension repository comes first:
 * otherwise a missing extension is asked for at the vendor's host and shows up as a trap of the engine.
 */
export function lockDown(extensionRepository: string): readonly string[] {
  return [
    `set custom_extension_repository = ${quoteText(extensionRepository)}`,
    `set autoload_known_extensions = false`,
    `set autoinstall_known_extensions = false`,
    `set allowed_directories = ['${datasetFolder}']`,
    `set enable_external_access = false`,
    `set lock_configuration = true`,
  ]
}

/** Folder of the engine's own virtual file system in which a place registers extracts. */
export const datasetFolder = 'ds/'

/** Where a place registers the extract of a dataset before it attaches it. */
export function datasetFile(alias: string): string {
  return `${datasetFolder}${alias}.duckdb`
}

/** Database name under which an extract is attached; the runtime makes the view `alias` over it. */
export function datasetDatabase(alias: string): string {
  return `ds_${alias}`
}

export function attachStatement(alias: string): string {
  return `attach ${quoteText(datasetFile(alias))} as "${datasetDatabase(alias)}" (read_only)`
}
