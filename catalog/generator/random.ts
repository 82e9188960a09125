import { printLiteral } from './sql.ts'

/**
 * Macros for repeatable randomness. `draw(stream, id)` is the md5 of "seed:stream:id", a fixed standard where
 * DuckDB's own hash may change with its version; `ua` … `ud` are its four independent uniforms in (0, 1), `na` and
 * `nb` two independent normals made of them. A row therefore depends on its own id only: any part of a table can be
 * made alone.
 */
export function randomMacros(seed: number): string[] {
  const uniform = (shift: number): string =>
    `((((value >> ${shift}) & 4294967295::uhugeint)::double) + 0.5) / 4294967296`
  return [
    `create macro draw(stream, id) as md5_number(concat(${printLiteral(String(seed))}, ':', stream, ':', id))`,
    `create macro ua(value) as ${uniform(96)}`,
    `create macro ub(value) as ${uniform(64)}`,
    `create macro uc(value) as ${uniform(32)}`,
    `create macro ud(value) as ${uniform(0)}`,
    'create macro na(value) as sqrt(-2 * ln(ua(value))) * cos(6.283185307179586 * ub(value))',
    'create macro nb(value) as sqrt(-2 * ln(uc(value))) * cos(6.283185307179586 * ud(value))',
    'create macro cents(amount) as round(amount, 2)::decimal(16, 2)',
    'create macro pick(list, u) as list[1 + floor(u * len(list))::integer]',
    'create macro logit(x) as 1 / (1 + exp(-(x)))',
  ]
}
