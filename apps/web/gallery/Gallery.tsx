import './gallery.css'
import { Mark } from '#ui'
import { ActionsPart } from './ActionsPart.tsx'
import { FormsPart } from './FormsPart.tsx'
import { FoundationPart } from './FoundationPart.tsx'
import { LookSwitches } from './LookSwitches.tsx'
import { MarksPart } from './MarksPart.tsx'
import { OverlaysPart } from './OverlaysPart.tsx'
import { ShellPart } from './ShellPart.tsx'
import { SurfacesPart } from './SurfacesPart.tsx'

const contents = [
  ['/gallery/home', 'Главная', 'экран'],
  ['/gallery/chat', 'Беседа', 'экран'],
  ['#base', 'Бумага и мел', '1'],
  ['#actions', 'Нажать и выбрать', '2'],
  ['#forms', 'Заполнить', '3'],
  ['#marks', 'Отметить', '4'],
  ['#surfaces', 'Разложить', '5'],
  ['#overlays', 'Показать поверх', '6'],
  ['#shell', 'Обрамить', '7'],
] as const

export const Gallery = () => (
  <main className="gallery" id="main" tabIndex={-1}>
    <header>
      <div className="row wrap" style={{ gap: 20 }}>
        <Mark label="Звонок" className="gallery-mark" />
        <h1>Галерея</h1>
      </div>
      <p className="gallery-lead">
        Школьная тетрадь, разобранная на части. Каждая деталь в каждом состоянии, в трёх темах и четырёх размерах.
      </p>
      <LookSwitches />
    </header>
    <nav className="gallery-toc" aria-label="Содержание">
      {contents.map(([href, name, page]) => (
        <a key={href} href={href}>
          <b>{name}</b>
          <i />
          {page}
        </a>
      ))}
    </nav>
    <FoundationPart />
    <ActionsPart />
    <FormsPart />
    <MarksPart />
    <SurfacesPart />
    <OverlaysPart />
    <ShellPart />
  </main>
)
