import { expect, it } from 'vitest';
import { errorsOf, readFields, toBody } from './fields.ts';

it('makes one date of year and month, of any width', () => {
  const form = new FormData();
  form.set('movedYear', '２０２４');
  form.set('movedMonth', '4');
  expect(toBody(readFields(form))).toMatchObject({ movedAt: '2024-04', familyName: '' });
  expect(toBody(readFields(form))).not.toHaveProperty('type');
  expect(toBody(readFields(new FormData())).movedAt).toBe('');
});

it('finds the field that each sentence is about', () => {
  const problems = [
    'profile.familyName: 姓を入力してください',
    'consents: 同意してください',
    'phone: a: b',
  ];
  expect(errorsOf({ problems })).toEqual({
    familyName: '姓を入力してください',
    consents: '同意してください',
    phone: 'a: b',
  });
  expect(errorsOf(null)).toEqual({});
});
