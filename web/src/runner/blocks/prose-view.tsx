import type { Inline, Prose } from '@aladdin/sdk/app/app.ts'
import { dash, formatNumber } from '@aladdin/sdk/format/number.ts'
import { formatCell, readCell } from '@aladdin/sdk/format/cell.ts'
import { valuesOf } from '@aladdin/sdk/runtime/parameter-types.ts'
import { useScene, type Scene } from '../scene.ts'

// Prose never changes its order while it is shown, so a place in the list is a fine key.
export function ProseView({ nodes }: { nodes: readonly Prose[] }) {
  return (
    <div className="prose">
      {nodes.map((node, index) => (
        <Node key={index} node={node} />
      ))}
    </div>
  )
}

function Node({ node }: { node: Prose }) {
  switch (node.kind) {
    case 'heading': {
      const Heading = `h${node.level}` as const
      return (
        <Heading>
          <Text inlines={node.children} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Text inlines={node.children} />
        </p>
      )
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul'
      return (
        <List>
          {node.items.map((item, index) => (
            <li key={index}>
              {item.map((child, at) => (
                <Node key={at} node={child} />
              ))}
            </li>
          ))}
        </List>
      )
    }
    case 'quote':
      return (
        <blockquote>
          {node.children.map((child, index) => (
            <Node key={index} node={child} />
          ))}
        </blockquote>
      )
    case 'code':
      return (
        <pre>
          <code>{node.text}</code>
        </pre>
      )
    case 'rule':
      return <hr />
    case 'grid':
      return (
        <table>
          <thead>
            <tr>
              {node.head.map((cell, index) => (
                <th key={index} scope="col">
                  <Text inlines={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {node.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at}>
                    <Text inlines={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    default:
      return node satisfies never
  }
}

function Text({ inlines }: { inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => <Piece key={index} inline={inline} />)
}

function Piece({ inline }: { inline: Inline }) {
  const scene = useScene()
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'strong':
      return (
        <strong>
          <Text inlines={inline.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Text inlines={inline.children} />
        </em>
      )
    case 'code':
      return <code>{inline.text}</code>
    case 'link':
      return (
        <span className="link">
          <Text inlines={inline.children} /> <span className="soft">{inline.url}</span>
        </span>
      )
    case 'value':
      return <span className="value">{printValue(inline, scene)}</span>
    default:
      return inline satisfies never
  }
}

function printValue(value: Inline & { kind: 'value' }, { run, states, appearance }: Scene): string {
  const { language } = appearance
  switch (value.of) {
    case 'title':
      return run.app.title[language]
    case 'parameter':
      return printParameter(valuesOf(run.app, run.inputs)[value.name], value, language)
    case 'block': {
      const state = states.get(value.name)
      const result =
        state?.status === 'done' ? state.result : state?.status === 'running' ? state.previous : undefined
      const column =
        value.column === undefined ? result?.table.getChildAt(0) : result?.table.getChild(value.column)
      if (column === null || column === undefined || column.length === 0) return dash
      return formatCell(readCell(column, 0), { format: value.format, language })
    }
    default:
      return value.of satisfies never
  }
}

function printParameter(
  given: ReturnType<typeof valuesOf>[string] | undefined,
  { format }: Inline & { kind: 'value' },
  language: Scene['appearance']['language'],
): string {
  if (given === undefined || given === null) return dash
  if (typeof given === 'number') return formatNumber(given, { format, language })
  return typeof given === 'object' ? given.join(' ~ ') : String(given)
}
