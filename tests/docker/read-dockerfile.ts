/** One instruction of a Dockerfile with its words, such as `COPY` and `sdk sdk`. */
export interface Instruction {
  readonly name: string
  readonly text: string
}

export interface Stage {
  /** An image of a registry, or the name of an earlier stage. */
  readonly from: string
  readonly name: string
  readonly instructions: readonly Instruction[]
}

/** The stages of a Dockerfile in order; lines that end with a backslash go on in the next. */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: (Stage & { instructions: Instruction[] })[] = []
  for (const line of text.replaceAll(/\\\n/g, ' ').split('\n')) {
    const [, name, rest] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? []
    if (name === undefined || rest === undefined) continue
    if (name === 'FROM') {
      const [from = '', , stage = 'image'] = rest.split(/\s+/)
      stages.push({ from, name: stage, instructions: [] })
    } else stages.at(-1)?.instructions.push({ name, text: rest })
  }
  return stages
}

/** Pairs of `NAME=value` of an `ENV` or `ARG`. */
export function readPairs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  )
}
