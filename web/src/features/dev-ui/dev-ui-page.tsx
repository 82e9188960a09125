import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { useState, type ReactNode } from 'react'
import { chooseTheme, useTheme } from '../../ui/appearance.ts'
import { changeLanguage, useLanguage } from '../../i18n/language.ts'
import { AppCardSkeleton } from '../../ui/app-card.tsx'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Chip, type ChipTone } from '../../ui/chip.tsx'
import { Field, SearchBox } from '../../ui/field.tsx'
import { Histogram } from '../../ui/histogram.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Menu } from '../../ui/menu.tsx'
import { notify } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Segments, Tabs } from '../../ui/tabs.tsx'

const buttonKinds = ['primary', 'plain', 'quiet', 'danger'] as const satisfies readonly ButtonKind[]
const chipTones = ['plain', 'teal', 'warn', 'bad', 'line'] as const satisfies readonly ChipTone[]
const options = [
  { value: 'one', text: 'One' },
  { value: 'two', text: 'Two' },
] as const

/** Every part in every state, for the eye and for screenshots. */
export function DevUiPage() {
  const theme = useTheme()
  const language = useLanguage()
  const [tab, setTab] = useState<'one' | 'two'>('one')
  const [isSheetOpen, setSheetOpen] = useState(false)
  return (
    <main className="page">
      <header className="page__head">
        <h1>/dev/ui</h1>
        <div className="row">
          <Button onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}>{theme}</Button>
          <Button onClick={() => void changeLanguage(language === 'zh' ? 'en' : 'zh')}>{language}</Button>
        </div>
      </header>
      <Part title="mark">
        <Mark />
        <Mark size={48} />
        <Mark size={48} isGlowing />
      </Part>
      <Part title="button">
        {buttonKinds.map((kind) => (
          <Button key={kind} kind={kind}>
            <Icon name="plus" />
            {kind}
          </Button>
        ))}
        <Button kind="primary" busy>
          busy
        </Button>
        <Button small>small</Button>
        <Button iconOnly aria-label="close">
          <Icon name="close" />
        </Button>
      </Part>
      <Part title="chip">
        {chipTones.map((tone) => (
          <Chip key={tone} tone={tone}>
            {tone}
          </Chip>
        ))}
      </Part>
      <Part title="field">
        <Field label="Label" hint="hint">
          {(ids) => <input {...ids} className="input" defaultValue="value" />}
        </Field>
        <Field label="Label" problem="problem">
          {(ids) => <input {...ids} className="input" />}
        </Field>
        <SearchBox label="Search" value="" change={() => undefined} />
      </Part>
      <Part title="tabs, segments, menu, sheet, notice">
        <Tabs label="tabs" value={tab} options={options} choose={setTab} />
        <Segments label="segments" value={tab} options={options} choose={setTab} />
        <Menu
          label="menu"
          className="button"
          entries={[
            { kind: 'title', text: 'Title' },
            { kind: 'item', text: 'Item', hint: 'hint', icon: 'star', choose: () => undefined },
            { kind: 'rule' },
            { kind: 'item', text: 'Chosen', checked: true, choose: () => undefined },
          ]}
        >
          menu
        </Menu>
        <Button onClick={() => setSheetOpen(true)}>sheet</Button>
        <Button onClick={() => notify(problem('busy').problem.title)}>notice</Button>
        {isSheetOpen && (
          <Sheet title="sheet" close={() => setSheetOpen(false)}>
            <p>body</p>
          </Sheet>
        )}
      </Part>
      <Part title="sparkline, histogram">
        <Sparkline counts={[1, 3, 2, 5, 4, 8, 6]} label="1 3 2 5 4 8 6" />
        <Sparkline counts={[0, 0, 0, 0, 0, 0, 0]} label="0" />
        <Histogram counts={[1, 4, 9, 14, 12, 6, 3, 1]} label="bell" />
      </Part>
      <Part title="loading">
        <div style={{ width: 280 }}>
          <AppCardSkeleton />
        </div>
        <Skeleton width={240} height={120} />
      </Part>
      <Part title="empty, error, forbidden, unreachable">
        <EmptyState title="Empty" hint="why, and the one next step">
          <Button kind="primary">next</Button>
        </EmptyState>
        <ErrorState error={problem('internal', { requestId: 'req-7' })} retry={() => undefined} />
        <ErrorState error={problem('not-allowed', { right: 'publish', grantedBy: 'XA' })} />
        <ErrorState error={new TypeError('unreachable')} retry={() => undefined} />
      </Part>
    </main>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      <div className="row row--wrap" style={{ gap: 16, alignItems: 'flex-start' }}>
        {children}
      </div>
    </section>
  )
}
