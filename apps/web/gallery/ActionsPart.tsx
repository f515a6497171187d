import {
  Bell,
  CalendarDays,
  Check,
  EllipsisVertical,
  Paperclip,
  Printer,
  Search,
  Sunrise,
  Trash2,
  Video,
} from 'lucide-react'
import { useState } from 'react'
import { Avatar, Button, IconButton, Pills, RadioGroup, Segmented } from '#ui'
import { Part, Sample } from './Part.tsx'

export function ActionsPart() {
  const [way, setWay] = useState<'code' | 'qr' | 'login'>('code')
  const [child, setChild] = useState<'all' | 'mitya' | 'sonya'>('all')
  const [route, setRoute] = useState<'mail' | 'sms' | 'paper'>('mail')
  const [busy, setBusy] = useState(false)
  const work = () => {
    setBusy(true)
    setTimeout(() => setBusy(false), 2_000)
  }
  return (
    <Part id="actions" title="Нажать и выбрать" text="На карточке одна зелёная кнопка. Касание не меньше 44 точек.">
      <Sample name="Кнопки">
        <div className="row wrap">
          <Button kind="pri" icon={Check}>
            Ознакомлена
          </Button>
          <Button kind="soft" icon={Bell}>
            Напомнить девяти
          </Button>
          <Button kind="line" icon={Printer}>
            Печать листов
          </Button>
          <Button>Открыть</Button>
          <Button kind="red" icon={Trash2}>
            Убрать из чата
          </Button>
        </div>
      </Sample>
      <Sample name="Заняты и недоступны">
        <div className="row wrap">
          <Button kind="pri" busy={busy} onClick={work}>
            {busy ? 'Сохраняем' : 'Сохранить'}
          </Button>
          <Button kind="soft" busy>
            Загружаем
          </Button>
          <Button kind="pri" disabled>
            Дальше
          </Button>
          <Button kind="line" disabled>
            Отклонить
          </Button>
          <Button disabled>Открыть</Button>
        </div>
      </Sample>
      <Sample name="Знаки, понятные всем">
        <div className="row wrap">
          <IconButton icon={Search} label="Найти" />
          <IconButton icon={Paperclip} label="Приложить" />
          <IconButton icon={Video} label="Позвонить" />
          <IconButton icon={EllipsisVertical} label="О чате" />
          <IconButton icon={Bell} label="Напомнить" kind="soft" />
          <IconButton icon={Check} label="Готово" kind="pri" />
          <IconButton icon={Search} label="Ищем" busy />
        </div>
      </Sample>
      <Sample name="Равные виды">
        <div style={{ maxWidth: 440 }}>
          <Segmented
            label="Как войти"
            value={way}
            onChange={setWay}
            options={[
              { value: 'code', label: 'Код' },
              { value: 'qr', label: 'QR' },
              { value: 'login', label: 'Логин' },
            ]}
          />
        </div>
      </Sample>
      <Sample name="Строка отбора">
        <div className="stack">
          <Pills
            label="Чьи дела показать"
            value={child}
            onChange={setChild}
            options={[
              { value: 'all', label: 'Вся семья' },
              { value: 'mitya', label: 'Митя, 7А', lead: <Avatar id="m" name="Митя" chalk={4} size="s" /> },
              { value: 'sonya', label: 'Соня, 2Б', lead: <Avatar id="s" name="Соня" chalk={7} size="s" /> },
            ]}
          />
          <Pills
            label="Когда отправить"
            value="morning"
            onChange={() => undefined}
            options={[
              { value: 'morning', label: 'В 06:00', icon: Sunrise },
              { value: 'later', label: 'Другое время', icon: CalendarDays },
              { value: 'now', label: 'Срочно, с причиной', icon: Bell, disabled: true },
            ]}
          />
        </div>
      </Sample>
      <Sample name="Один из списка">
        <RadioGroup
          label="Как сообщать"
          value={route}
          onChange={setRoute}
          options={[
            { value: 'mail', label: 'Письмом', hint: 'Объявления придут на почту в тот же час' },
            { value: 'sms', label: 'По SMS', hint: 'Только срочное' },
            { value: 'paper', label: 'На бумаге', disabled: true },
          ]}
        />
      </Sample>
    </Part>
  )
}
