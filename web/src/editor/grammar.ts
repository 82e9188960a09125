import type { languages } from 'monaco-editor/editor'
import { sqlFunctions } from './sql-functions.ts'
import { sqlKeywords } from './sql-words.ts'

const sqlRules: languages.IMonarchLanguageRule[] = [
  [/--.*$/, 'comment'],
  [/\/\*/, 'comment', '@sqlComment'],
  [/'(?:[^']|'')*'?/, 'string'],
  [/"(?:[^"]|"")*"?/, 'identifier'],
  [/\$[\p{L}_][\p{L}\p{N}_]*/u, 'variable'],
  [/\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/, 'number'],
  [/\[\[|\]\]/, 'keyword.optional'],
  [
    /[\p{L}_][\p{L}\p{N}_]*/u,
    { cases: { '@sqlKeywords': 'keyword', '@sqlFunctions': 'predefined', '@default': 'identifier' } },
  ],
  [/[()[\]{}]/, '@brackets'],
  [/[<>=!+\-*/%|&:;,.]/, 'operator'],
]

const yamlRules: languages.IMonarchLanguageRule[] = [
  [/(?:^|\s)#.*$/, 'comment'],
  [/"(?:[^"\\]|\\.)*"?/, 'string'],
  [/'(?:[^']|'')*'?/, 'string'],
  [/[\p{L}_][\p{L}\p{N}_-]*(?=\s*:(?:\s|$))/u, 'type'],
  [/\$[\p{L}_][\p{L}\p{N}_]*/u, 'variable'],
  [/\b(?:true|false|null)\b/, 'keyword'],
  [/-?\d+(?:\.\d+)?(?=\s*(?:[,\]}]|$))/, 'number'],
  [/[{}[\]]/, '@brackets'],
  [/[:,|>-]/, 'operator'],
]

const shared = {
  ignoreCase: true,
  unicode: true,
  sqlKeywords,
  sqlFunctions: [...sqlFunctions.keys()].filter((name) => !sqlKeywords.includes(name)),
  brackets: [
    { open: '{', close: '}', token: 'delimiter.curly' },
    { open: '[', close: ']', token: 'delimiter.square' },
    { open: '(', close: ')', token: 'delimiter.parenthesis' },
  ],
}

const sqlComment: languages.IMonarchLanguageRule[] = [
  [/\*\//, 'comment', '@pop'],
  [/[^*]+|\*/, 'comment'],
]

/** Markdown with YAML at its head and SQL or YAML in its fences. */
export const appGrammar: languages.IMonarchLanguage = {
  ...shared,
  defaultToken: '',
  tokenizer: {
    root: [
      [/^---\s*$/, { token: 'meta', switchTo: '@front' }],
      [/^/, { token: '', switchTo: '@body' }],
    ],
    front: [[/^---\s*$/, { token: 'meta', switchTo: '@body' }], ...yamlRules],
    body: [
      [/^(?:`{3,}|~{3,})\s*sql\b.*$/, 'meta', '@sqlFence'],
      [/^(?:`{3,}|~{3,})\s*[\p{L}_].*$/u, 'meta', '@yamlFence'],
      [/^(?:`{3,}|~{3,}).*$/, 'meta', '@codeFence'],
      [/^#{1,4}\s.*$/, 'heading'],
      [/^\s*(?:[-*+]|\d+\.)\s/, 'operator'],
      [/^\s*>.*$/, 'comment'],
      [/\*\*[^*]+\*\*/, 'strong'],
      [/`[^`]+`/, 'string'],
      [/\{[^{}\n]+\}/, 'variable'],
    ],
    sqlFence: [[/^\s*(?:`{3,}|~{3,})\s*$/, 'meta', '@pop'], ...sqlRules],
    yamlFence: [[/^\s*(?:`{3,}|~{3,})\s*$/, 'meta', '@pop'], ...yamlRules],
    codeFence: [
      [/^\s*(?:`{3,}|~{3,})\s*$/, 'meta', '@pop'],
      [/.*$/, 'string'],
    ],
    sqlComment,
  },
}

export const sqlGrammar: languages.IMonarchLanguage = {
  ...shared,
  defaultToken: '',
  tokenizer: { root: sqlRules, sqlComment },
}

export const bracketsAndComments: languages.LanguageConfiguration = {
  comments: { lineComment: '--', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
  wordPattern: /[\p{L}_][\p{L}\p{M}\p{N}_]*/u,
}
