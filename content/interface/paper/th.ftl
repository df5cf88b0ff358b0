# Words of the papers that are filled in by hand, in th. Made from the English source without a native reader's review.

act-title = ดู แล้วลงมือ
act-see = คุณเห็น
act-do = ทำสิ่งนี้ตอนนี้
act-always = สำหรับทุกคน เสมอ
act-urgent = เร่งด่วนแค่ไหน
act-else = เมื่อเป็นอย่างอื่น
slip-title = ใบส่งต่อเขียนด้วยมือ
slip-rules = หนึ่งใบต่อหนึ่งองค์กร ไม่มีชื่อ ไม่มีประเทศ ไม่มีเรื่องราว ส่งให้องค์กรด้วยตนเอง บุคคลนั้นไม่ถืออะไรไป
slip-to = องค์กร
slip-from = สถานีและหน้าที่ ไม่ใส่ชื่อ
slip-when = วันและเวลา
slip-language = ภาษา
slip-urgent = เร่งด่วนแค่ไหน
slip-needs = ต้องการความช่วยเหลืออะไร
slip-yes = เมื่อบุคคลนั้นตกลงเท่านั้น สำหรับองค์กรนี้
slip-without = ไม่มีคำตกลงได้เฉพาะเมื่อชีวิตอยู่ในอันตราย เป็นเด็ก หรือพูดไม่ได้ ส่งถึงบริการฉุกเฉินหรือคุ้มครองเด็ก เจ้าหน้าที่สองคนลงชื่อ
slip-meet = พบกันที่ไหนและอย่างไร
slip-back = องค์กรกรอกส่วนนี้แล้วส่งคืน
slip-received = ผู้รับช่วงต่อ (หน้าที่ ไม่ใส่ชื่อ) วันและเวลา
