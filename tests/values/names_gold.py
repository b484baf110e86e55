"""Pairs of spellings that are of one name, from papers of different countries, and pairs that are not."""

from typing import Final

SAME: Final = tuple(
    tuple(line.split(" = "))
    for line in """
Mohamed = Muhammad
Mohamed = Mehmet
Mohammed = Maxamed
Mohamed = محمد
Mohammed = محمّد
Ahmed = Achmed
Ahmed = Ahmet
Ahmed = Axmed
Ahmed = أحمد
Youssef = Yusuf
Youssef = Joesoef
Youssef = يوسف
Youssef = Yuusuf
Khalid = Chalid
Khalid = Halid
Khalid = Khaled
Khalid = خالد
Charif = Sharif
Sharif = Şerif
Charif = شريف
Chaudhry = Choudhary
Chaudhry = چوہدری
Chaudhry = Chowdhury
Thakur = ٹھاکر
Fatima = Fatma
Fatima = Fadma
Fatima = Fatimah
Fatima = فاطمة
Fatima = فاطمه
Fatima = Faadumo
Aicha = Aisha
Aicha = Ayşe
Aicha = عائشة
Aicha = Caasho
Khadija = Hatice
Khadija = Khadidja
Khadija = Hadija
Khadija = خديجة
Khadija = Khadiijo
Zeinab = Zaynab
Zeinab = زينب
Zeinab = Seynab
Maryam = Meryem
Maryam = مريم
Maryam = Mariam
Samira = سميرة
Nadia = Nadiya
Nadia = نادية
Jamila = Djamila
Jamila = Cemile
Jamila = جميلة
Jamal = Gamal
Jamal = Cemal
Abdelkader = Abdulqadir
Abdelkader = Abd el Kader
Abdelkader = Abdul Kadir
Abdelkader = عبد القادر
Abdelkader = Abdülkadir
Abdullah = Abdallah
Abdullah = Abdellah
Abdullah = Cabdullaahi
Abdullah = عبدالله
Abdullah = عبد الله
Abdirahman = Abderrahmane
Abdirahman = Abdurrahman
Abdirahman = Cabdiraxmaan
Abdirahman = عبد الرحمن
Abdulaziz = Abdelaziz
Abdulaziz = عبد العزيز
Hussein = Houcine
Hussein = Hoessein
Hussein = Hüseyin
Hussein = Xuseen
Hussein = حسين
Hassan = Xasan
Hassan = Hasan
Hassan = حسن
Ali = Cali
Ali = علي
Omar = Umar
Omar = Cumar
Omar = Ömer
Omar = عمر
Osman = Othman
Osman = Cismaan
Osman = عثمان
Ibrahim = Brahim
Ibrahim = İbrahim
Ibrahim = إبراهيم
Ismail = Smail
Ismail = إسماعيل
Rachid = Rashid
Rachid = Raşit
Rachid = رشيد
Mustafa = Moustapha
Mustafa = مصطفى
Qasim = Kassem
Qasim = Kacem
Qasim = قاسم
Kadhim = Kazem
Kadhim = كاظم
Taher = Dahir
Taher = طاهر
Taher = Daahir
Dhahir = Zahir
Jacoub = Yaqub
Jacoub = Yakup
Jacoub = يعقوب
Jasmina = Yasmina
Yassine = Yacine
Yassine = ياسين
Nasser = Nacer
Nasser = ناصر
Murat = Mourad
Murat = مراد
Ramadan = Ramazan
Ramadan = رمضان
Aziz = Asis
Reza = Resa
Reza = رضا
Saïd = Sa'id
Said = Sacid
Said = سعيد
Jama = Jaamac
Sadia = Sacdiyo
Nuur = Nour
Warsame = Warsama
Bouchra = Bushra
Bouchra = بشرى
Soukaina = Sukayna
Soukaina = سكينة
Houda = Hoda
Houda = هدى
Najat = Nagat
Najat = Nejat
Latifa = لطيفة
El-Amrani = Lamrani
El-Amrani = Elamrani
El-Amrani = العمراني
El Haddad = Al-Haddad
El Haddad = Elhaddad
El Haddad = الحداد
Benali = Ben Ali
Benali = بن علي
Bencheikh = Ben Cheikh
Bouazza = Bu Azza
Essaadi = Es-Saadi
Echchaoui = Ech-Chaoui
Tahiri = Ettahiri
Shaikh = Cheikh
Shaikh = Sjeik
Shaikh = شيخ
Yılmaz = Yilmaz
Erdoğan = Erdogan
Çelik = Celik
Çelik = Chelik
Şahin = Sahin
Öztürk = Ozturk
Khan = خان
Malik = ملک
Begum = بیگم
Bhatti = بھٹی
Iqbal = Ikbal
Iqbal = اقبال
Gul = گل
Wahida = Vahide
Javad = Jawad
Karim = Kerim
Karim = کریم
Salih = Saleh
Salih = صالح
Haitham = هيثم
Yahya = يحيى
Aya = آية
Leila = Layla
Leila = ليلى
Zahra = Zohra
Zahra = زهراء
O'Brien = Obrien
De Bruijn = Bruijn
""".strip().splitlines()
)
DIFFERENT: Final = tuple(
    tuple(line.split(" / "))
    for line in """
Nadia / Samira
Haddad / Benali
Mohamed / Mustafa
Jansen / Yılmaz
Khadija / Zeinab
Hodan / Willeke
Fatima / Latifa
Omar / Osman
Karim / Rachid
Chaudhry / Thakur
Amrani / Tahiri
Abdelkader / Abdulaziz
Bouchra / Soukaina
Hassan / Haitham
Ibrahim / Ismail
خالد / طاهر
محمد / فاطمة
""".strip().splitlines()
)
