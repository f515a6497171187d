import { BellRing, Check, CircleQuestionMark, Clock, Printer, TriangleAlert } from 'lucide-react'
import { Button, Card, Count, Progress, type Step, Steps, SumTile, Tag } from '#ui'
import { Part, Sample } from './Part.tsx'

const steps: readonly Step[] = [
  {
    key: 'profile',
    title: 'Профиль школы',
    text: 'Название, адрес, часовой пояс',
    state: 'done',
    stateLabel: 'готово',
  },
  { key: 'classes', title: 'Классы', text: '24 класса, 2026/27 учебный год', state: 'done', stateLabel: 'готово' },
  {
    key: 'pupils',
    title: 'Обучающиеся',
    text: '612 загружены. В восьми строках файла опечатки, остальное на месте',
    state: 'next',
    action: <Button kind="pri">Исправить строки</Button>,
  },
  {
    key: 'guardians',
    title: 'Родители',
    text: 'Листы активации напечатаны для 9 классов из 24',
    action: (
      <Button kind="line" icon={Printer}>
        Печать листов
      </Button>
    ),
  },
]

export const MarksPart = () => (
  <Part id="marks" title="Отметить" text="Латунь значит одно: нужны вы. Цвет никогда не говорит один, рядом слово.">
    <Sample name="Счёт и метки">
      <div className="row wrap">
        <Count value={4} bell label="ждут" />
        <Count value={6} label="новых" />
        <Count value={24} off />
        <Count value={1200} />
        <Tag icon={Check} kind="ok">
          есть в списке школы
        </Tag>
        <Tag icon={CircleQuestionMark} kind="wait">
          нет в списке школы
        </Tag>
        <Tag icon={TriangleAlert} kind="bad">
          код просрочен
        </Tag>
        <Tag icon={Clock}>до 27 ноября</Tag>
      </div>
    </Sample>
    <Sample name="Сколько сделано">
      <div className="stack" style={{ maxWidth: 440 }}>
        <span className="small stack stack-s">
          18 из 27
          <Progress value={18} max={27} label="Ознакомились 18 из 27" />
        </span>
        <span className="small stack stack-s">
          Родители: 8 из 26
          <Progress value={8} max={26} warn label="Вошли 8 из 26" />
        </span>
        <span className="small stack stack-s">
          Читаем файл
          <Progress label="Читаем файл" />
        </span>
      </div>
    </Sample>
    <div className="sums">
      <SumTile value="96 %" label="на уроках сегодня" />
      <SumTile value="18 из 27" label="ознакомились">
        <Progress value={18} max={27} label="18 из 27" />
      </SumTile>
      <SumTile value="9" label="болеют" />
    </div>
    <Card title="Первый день" aside={<span className="dim small">готово 2 из 4</span>}>
      <Progress value={2} max={4} label="Готово 2 из 4" />
      <Steps steps={steps} />
    </Card>
    <p className="row small mute">
      <BellRing className="icon" aria-hidden="true" /> Колокольчик на марке звонит только тогда, когда ждут вас.
    </p>
  </Part>
)
