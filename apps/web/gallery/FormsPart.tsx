import { useState } from 'react'
import { Checkbox, CodeCells, Field, FileDrop, Select, TextArea } from '#ui'
import { Part } from './Part.tsx'

const zones = [
  { value: 'Europe/Moscow', label: 'Москва' },
  { value: 'Asia/Yekaterinburg', label: 'Екатеринбург, МСК+2' },
  { value: 'Asia/Kamchatka', label: 'Камчатка, МСК+9' },
]

export function FormsPart() {
  const [code, setCode] = useState('К47МР2')
  const [wrong, setWrong] = useState('К47МР2ТХ9')
  const [zone, setZone] = useState('Asia/Yekaterinburg')
  const [agreed, setAgreed] = useState(true)
  return (
    <Part
      id="forms"
      two
      title="Заполнить"
      text="Подпись над строкой, подсказка под ней, ошибка говорит, как исправить. Экранный диктор слышит всё это вместе."
    >
      <Field label="Логин, почта или телефон" autoComplete="username" defaultValue="anna.kuznetsova" />
      <Field
        label="Пароль"
        type="password"
        hint="Не короче десяти знаков"
        autoComplete="off"
        defaultValue="zvonok-demo"
      />
      <Field
        label="Почта"
        type="email"
        error="Не хватает «@»: например, anna@school14.ru"
        defaultValue="anna.school14.ru"
      />
      <Field label="Полное имя" placeholder="Анна Михайловна Кузнецова" required />
      <Field label="Школа" value="Школа № 14, Светлоозёрск" readOnly />
      <Field label="Табельный номер" disabled defaultValue="не нужен" />
      <Select label="Часовой пояс" options={zones} value={zone} onChange={setZone} />
      <TextArea
        label="Причина"
        hint="Её увидят участники чата"
        defaultValue={'Прорвало трубу на втором этаже.\nУроки с третьего.'}
      />
      <CodeCells
        label="Код с листа активации"
        hint="Девять знаков под квадратом. Раскладка любая."
        value={code}
        onChange={setCode}
      />
      <CodeCells
        label="Код с листа активации, уже не действует"
        error="Этот лист уже использован. Классный руководитель напечатает новый"
        value={wrong}
        onChange={setWrong}
      />
      <FileDrop
        label="Выберите список класса"
        hint="XLSX или CSV, можно перетащить сюда"
        accept=".xlsx,.csv"
        onFiles={() => undefined}
      />
      <div>
        <Checkbox
          label="Прочитал правила поведения"
          hint="Полторы страницы, пять минут"
          checked={agreed}
          onChange={setAgreed}
        />
        <Checkbox label="Все классы" partly />
        <Checkbox label="Согласен на съёмку" error="Без ответа дальше не пойти" />
        <Checkbox label="Недоступно" disabled />
      </div>
    </Part>
  )
}
