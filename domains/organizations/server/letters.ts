import type { Tx } from '#server/db'
import { enqueueOutgoing } from '#server/outgoing'

interface Addressee {
  firstName: string
  patronymic?: string | undefined
  email: string
  phone: string
}

const greet = ({ firstName, patronymic }: Addressee) => [firstName, patronymic].filter(Boolean).join(' ')

export async function writeReceived(tx: Tx, to: Addressee, school: string, stateUrl: string): Promise<void> {
  await enqueueOutgoing(tx, {
    channel: 'mail',
    address: to.email,
    subject: `Заявка принята: ${school}`,
    body: [
      `Здравствуйте, ${greet(to)}!`,
      `Мы получили заявку на регистрацию в «Звонке»: ${school}. Оператор проверит приказ и ответит письмом на этот адрес.`,
      `Посмотреть, что с заявкой: ${stateUrl}`,
    ].join('\n\n'),
  })
}

export async function writeApproved(tx: Tx, to: Addressee, school: string, registerUrl: string): Promise<void> {
  await enqueueOutgoing(tx, {
    channel: 'mail',
    address: to.email,
    subject: `Школа открыта: ${school}`,
    body: [
      `Здравствуйте, ${greet(to)}!`,
      `Заявка одобрена. Закрытое пространство школы готово, вы в нём администратор: ${school}.`,
      `Чтобы войти, откройте ${registerUrl}, введите номер телефона из заявки (${to.phone}) и код, который на него придёт. Потом придумайте логин и пароль.`,
      'Дальше «Звонок» сам подскажет шаги первого дня: профиль школы, классы, сотрудники, обучающиеся, родители.',
    ].join('\n\n'),
  })
  await enqueueOutgoing(tx, {
    channel: 'sms',
    address: to.phone,
    body: `Звонок: заявка школы одобрена. Войдите по этому номеру: ${registerUrl}`,
  })
}

export async function writeRefused(
  tx: Tx,
  to: Addressee,
  school: string,
  reason: string,
  applyUrl: string,
): Promise<void> {
  await enqueueOutgoing(tx, {
    channel: 'mail',
    address: to.email,
    subject: `Заявка не принята: ${school}`,
    body: [
      `Здравствуйте, ${greet(to)}!`,
      `Оператор не принял заявку: ${school}. Причина:`,
      reason,
      `Исправьте и подайте заявку ещё раз: ${applyUrl}`,
    ].join('\n\n'),
  })
}
