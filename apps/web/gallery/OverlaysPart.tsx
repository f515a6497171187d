import { ArrowRightLeft, CalendarDays, EllipsisVertical, Pin, Trash2, UserRoundPen } from 'lucide-react'
import { useState } from 'react'
import { Button, Confirm, Dialog, Field, IconButton, Menu, type MenuItem, Popover, Tabs, toast } from '#ui'
import { Part, Sample } from './Part.tsx'

const menu: readonly MenuItem[] = [
  { key: 'pin', label: 'Закрепить', icon: Pin, onSelect: () => toast('Закреплено') },
  { key: 'move', label: 'Перевести в другой класс', icon: ArrowRightLeft, hint: 'Чаты перейдут следом' },
  { key: 'edit', label: 'Исправить имя', icon: UserRoundPen, disabled: true },
  'line',
  { key: 'drop', label: 'Убрать из чата', icon: Trash2, red: true, onSelect: () => undo() },
]

const undo = () => toast('Тимур Ахметов больше не в чате', { undo: () => toast('Вернули') })

export function OverlaysPart() {
  const [open, setOpen] = useState(false)
  const [sure, setSure] = useState(false)
  return (
    <Part
      id="overlays"
      title="Показать поверх"
      text="Окно держит клавиатуру внутри и возвращает её на место. Escape закрывает всё."
    >
      <div className="row wrap">
        <Button kind="line" onClick={() => setOpen(true)}>
          Окно
        </Button>
        <Button kind="line" onClick={() => setSure(true)}>
          Подтверждение
        </Button>
        <Menu
          label="О человеке"
          items={menu}
          trigger={<IconButton icon={EllipsisVertical} label="О человеке" kind="line" />}
        />
        <Popover
          label="Другое время"
          align="start"
          trigger={
            <Button kind="line" icon={CalendarDays}>
              Другое время
            </Button>
          }
        >
          {(close) => (
            <div className="stack">
              <Field label="Отправить в" type="time" defaultValue="07:30" />
              <Button kind="pri" onClick={close}>
                Готово
              </Button>
            </div>
          )}
        </Popover>
        <Button kind="line" onClick={undo}>
          Сообщение с возвратом
        </Button>
        <Button kind="line" onClick={() => toast('Не сохранилось: нет связи', { bad: true })}>
          Неудача
        </Button>
      </div>
      <Sample name="Вкладки">
        <Tabs
          label="Ознакомление"
          tabs={[
            {
              value: 'wait',
              label: 'Ждём ответа',
              count: 9,
              bell: true,
              content: <p>Белова Наталья, Гусев Павел, Ким Светлана.</p>,
            },
            { value: 'done', label: 'Ознакомились', count: 18, content: <p>Ахметов Тимур, Ли Ольга, Юдина Вера.</p> },
            { value: 'paper', label: 'На бумаге', content: <p>Никого.</p> },
          ]}
        />
      </Sample>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Новый класс"
        actions={
          <>
            <Button kind="line" onClick={() => setOpen(false)}>
              Отменить
            </Button>
            <Button kind="pri" onClick={() => setOpen(false)}>
              Создать
            </Button>
          </>
        }
      >
        <Field label="Параллель и буква" placeholder="7В" hint="Чаты класса и родителей появятся сами" />
        <Field label="Классный руководитель" />
      </Dialog>
      <Confirm
        open={sure}
        onClose={() => setSure(false)}
        title="Удалить лист активации?"
        confirm="Удалить"
        cancel="Оставить"
        red
        onConfirm={() => setSure(false)}
      >
        Код перестанет действовать. Родителю понадобится новый лист.
      </Confirm>
    </Part>
  )
}
