import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openNodeEngine } from '@aladdin/sdk/node/engine.ts'
import { expect, test } from 'vitest'

const file = join(import.meta.dirname, '../../web/src/editor/engine-functions.json')

/** Functions of the engine itself and of files, which an app has no use for. */
const inside =
  /^(pg_|duckdb_|pragma_|current_|has_|enable_|disable_|inet_|read_|arrow_|test_|verify_|force_|copy_|import_|wasm_|parquet_|sniff_|scan_|array_(?!agg)|write_|query|nextval|currval|in_search_path|col_description|obj_description|shobj_description|checkpoint|combine|finalize|create_sort_key|getvariable|getenv|set_|storage_|remap_|seq_scan|index_scan|summary|repeat_row|glob|which_secret|show|tables|functions|platform|user|version|extension_versions|metadata_info|error|alias|txid_current|stats|vector_type|constant_or_null|cast_to_type|can_cast|make_type|map_to_pg|parse_duckdb|add_parquet|all_profiling|database_)/

test('the editor proposes exactly the functions of the engine in which apps run', async () => {
  const engine = await openNodeEngine()
  const { table } = await engine.query(`
    select function_name as name, max(description) as about,
      arg_max(array_to_string(parameters, ', '), len(parameters)) as takes, bool_or(varargs is not null) as goes_on
    from duckdb_functions()
    where regexp_matches(function_name, '^[a-z][a-z0-9_]*$') and function_type in ('scalar', 'aggregate', 'macro', 'table')
    group by all order by name`)
  await engine.close()
  const functions = table
    .toArray()
    .filter(({ name }) => !inside.test(String(name)))
    .map(({ name, takes, about, goes_on: goesOn }) => ({
      name: String(name),
      takes: [...named(String(takes)), ...(goesOn === true ? ['…'] : [])].join(', '),
      about: about === null ? '' : String(about).replaceAll(/\s+/g, ' ').trim(),
    }))
  const text = `${JSON.stringify(functions, null, 2)}\n`
  if (process.env['RENEW'] === '1') await writeFile(file, text)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(functions)
})

/** Where the engine has no names for arguments it counts them: `col0`. */
function named(takes: string): string[] {
  return takes === ''
    ? []
    : takes.split(', ').map((each) => each.replace(/^col(\d+)$/, (_, at) => 'xyzuvw'.charAt(Number(at))))
}
