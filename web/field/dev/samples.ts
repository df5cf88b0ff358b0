/**
 * Sample lines for looking at scripts. They are no translation of anything in a pack and are never shipped:
 * they only have the length and the shapes that real questions in these scripts have.
 */
export interface Sample {
  readonly autonym: string;
  readonly script: string;
  readonly direction: 'ltr' | 'rtl';
  readonly short: string;
  /** A word or two. */
  readonly word: string;
  readonly middle: string;
  /** The longest word of a tile. */
  readonly wide: string;
  readonly line: string;
  readonly long: string;
}

export const SAMPLES: Readonly<Record<string, Sample>> = {
  th: {
    autonym: 'ภาษาไทย',
    script: 'Thai',
    direction: 'ltr',
    short: 'ใช่',
    word: 'ผู้หญิง',
    middle: 'ฉันไม่อยากตอบ',
    wide: 'ไม้เท้า รถเข็น แว่นตา หรือเครื่องช่วยฟัง',
    line: 'มีใครเก็บเอกสารหรือโทรศัพท์ของคุณไว้หรือไม่',
    long: 'มีใครเก็บเอกสาร โทรศัพท์ หรือค่าจ้างของคุณไว้ หรือห้ามไม่ให้คุณออกไป ทั้งตอนนี้หรือก่อนหน้านี้หรือไม่',
  },
  km: {
    autonym: 'ភាសាខ្មែរ',
    script: 'Khmr',
    direction: 'ltr',
    short: 'បាទ/ចាស',
    word: 'ស្ត្រី',
    middle: 'ខ្ញុំមិនចង់និយាយ',
    wide: 'ឈើច្រត់ រទេះរុញ វ៉ែនតា ឬឧបករណ៍ជំនួយការស្តាប់',
    line: 'តើមាននរណារក្សាទុកឯកសារ ឬទូរស័ព្ទរបស់អ្នកទេ?',
    long: 'តើមាននរណាម្នាក់រក្សាទុកឯកសារ ទូរស័ព្ទ ឬប្រាក់ឈ្នួលរបស់អ្នក ឬហាមអ្នកមិនឱ្យចាកចេញ ឥឡូវនេះ ឬមុននេះទេ?',
  },
  my: {
    autonym: 'မြန်မာဘာသာ',
    script: 'Mymr',
    direction: 'ltr',
    short: 'ဟုတ်ကဲ့',
    word: 'အမျိုးသမီး',
    middle: 'မပြောချင်ပါဘူး',
    wide: 'တောင်ဝှေး၊ ဘီးတပ်ကုလားထိုင်၊ မျက်မှန် သို့မဟုတ် နားကြားကိရိယာ',
    line: 'သင့်စာရွက်စာတမ်း သို့မဟုတ် ဖုန်းကို တစ်ယောက်ယောက်က သိမ်းထားသလား။',
    long: 'သင့်စာရွက်စာတမ်း၊ ဖုန်း သို့မဟုတ် လုပ်ခကို တစ်ယောက်ယောက်က သိမ်းထားသလား၊ ထွက်ခွာခွင့် မပေးဘဲ တားထားသလား၊ ယခု သို့မဟုတ် အရင်က။',
  },
  ur: {
    autonym: 'اردو',
    script: 'Aran',
    direction: 'rtl',
    short: 'جی ہاں',
    word: 'عورت',
    middle: 'میں بتانا نہیں چاہتا',
    wide: 'چھڑی، وہیل چیئر، عینک یا سننے کا آلہ',
    line: 'کیا کسی نے آپ کے کاغذات یا فون اپنے پاس رکھا ہے؟',
    long: 'کیا کسی نے آپ کے کاغذات، فون یا تنخواہ اپنے پاس رکھی ہے، یا آپ کو جانے سے روکا ہے، اب یا اس سے پہلے؟',
  },
};
