<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Senja</source>
        <translation>Tentang Senja</translation>
    </message>
    <message>
        <source>One calm window for everything you keep to read.</source>
        <translation>Satu jendela tenang untuk semua yang Anda simpan untuk dibaca.</translation>
    </message>
    <message>
        <source>Your library: {}</source>
        <translation>Pustaka Anda: {}</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Open Files</source>
        <translation>Buka Berkas</translation>
    </message>
    <message>
        <source>Articles ({})</source>
        <translation>Artikel ({})</translation>
    </message>
    <message>
        <source>All files ({})</source>
        <translation>Semua berkas ({})</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Buka Folder</translation>
    </message>
    <message>
        <source>No folder is followed.</source>
        <translation>Tidak ada folder yang diikuti.</translation>
    </message>
    <message>
        <source>There is no text to paste; copy an article&apos;s text first.</source>
        <translation>Tidak ada teks untuk ditempel; salin dulu teks sebuah artikel.</translation>
    </message>
    <message>
        <source>The page is being fetched…</source>
        <translation>Halaman sedang diambil…</translation>
    </message>
    <message>
        <source>{} pages are being fetched…</source>
        <translation>{} halaman sedang diambil…</translation>
    </message>
    <message>
        <source>“{}” is no longer followed; its articles stay.</source>
        <translation>“{}” tidak diikuti lagi; artikelnya tetap ada.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Adding… {} so far</source>
        <translation>Menambahkan… sudah {}</translation>
    </message>
    <message>
        <source>{} were not added whole. The first: {}</source>
        <translation>{} tidak ditambahkan utuh. Yang pertama: {}</translation>
    </message>
    <message>
        <source>{} articles added.</source>
        <translation>{} artikel ditambahkan.</translation>
    </message>
    <message>
        <source>This article is in the library already.</source>
        <translation>Artikel ini sudah ada di pustaka.</translation>
    </message>
    <message>
        <source>There is nothing here that Senja can read.</source>
        <translation>Tidak ada yang dapat dibaca Senja di sini.</translation>
    </message>
</context>
<context>
    <name>AddressesDialog</name>
    <message>
        <source>Save a Web Page</source>
        <translation>Simpan Halaman Web</translation>
    </message>
    <message>
        <source>Addresses, one a line</source>
        <translation>Alamat, satu per baris</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
</context>
<context>
    <name>ArticleCommands</name>
    <message>
        <source>“{}” was taken out of the archive.</source>
        <translation>“{}” dikeluarkan dari arsip.</translation>
    </message>
    <message>
        <source>“{}” was archived.</source>
        <translation>“{}” diarsipkan.</translation>
    </message>
    <message>
        <source>{} articles were taken out of the archive.</source>
        <translation>{} artikel dikeluarkan dari arsip.</translation>
    </message>
    <message>
        <source>{} articles were archived.</source>
        <translation>{} artikel diarsipkan.</translation>
    </message>
    <message>
        <source>“{}” was deleted.</source>
        <translation>“{}” dihapus.</translation>
    </message>
    <message>
        <source>{} articles were deleted.</source>
        <translation>{} artikel dihapus.</translation>
    </message>
    <message>
        <source>“{}” was taken out of the trash.</source>
        <translation>“{}” dikeluarkan dari tong sampah.</translation>
    </message>
    <message>
        <source>{} articles were taken out of the trash.</source>
        <translation>{} artikel dikeluarkan dari tong sampah.</translation>
    </message>
    <message>
        <source>{} articles were edited.</source>
        <translation>{} artikel diubah.</translation>
    </message>
    <message>
        <source>Tagged {}.</source>
        <translation>Diberi tag {}.</translation>
    </message>
    <message>
        <source>{} taken off.</source>
        <translation>{} dilepas.</translation>
    </message>
    <message>
        <source>{} bookmarks were removed.</source>
        <translation>{} markah dihapus.</translation>
    </message>
    <message>
        <source>Everything here is read.</source>
        <translation>Semua di sini sudah dibaca.</translation>
    </message>
    <message>
        <source>{} articles were marked as read.</source>
        <translation>{} artikel ditandai sudah dibaca.</translation>
    </message>
    <message>
        <source>Everything there is read.</source>
        <translation>Semua di sana sudah dibaca.</translation>
    </message>
</context>
<context>
    <name>ArticleListView</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>BlocksList</name>
    <message>
        <source>Blocks of the page</source>
        <translation>Bagian-bagian halaman</translation>
    </message>
    <message>
        <source>Picture: {}</source>
        <translation>Gambar: {}</translation>
    </message>
    <message>
        <source>Caption: {}</source>
        <translation>Keterangan: {}</translation>
    </message>
    <message>
        <source>Table: {}</source>
        <translation>Tabel: {}</translation>
    </message>
    <message>
        <source>Code: {}</source>
        <translation>Kode: {}</translation>
    </message>
</context>
<context>
    <name>CareDialog</name>
    <message>
        <source>Look After Feeds</source>
        <translation>Rawat Umpan</translation>
    </message>
    <message>
        <source>Keep read articles</source>
        <translation>Simpan artikel terbaca</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>Simpan paling banyak</translation>
    </message>
    <message>
        <source>Look for new articles</source>
        <translation>Cari artikel baru</translation>
    </message>
    <message>
        <source>{} feeds, {} of them can&apos;t be refreshed.</source>
        <translation>{} umpan, {} di antaranya tidak dapat disegarkan.</translation>
    </message>
    <message>
        <source>No feeds are followed yet.</source>
        <translation>Belum ada umpan yang diikuti.</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Last article</source>
        <translation>Artikel terakhir</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Seminggu</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Terbaca</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Pengaturan…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Segarkan</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Berhenti Mengikuti</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} dari {}</translation>
    </message>
    <message>
        <source>Gone: {}</source>
        <translation>Hilang: {}</translation>
    </message>
    <message>
        <source>Since {}: {}</source>
        <translation>Sejak {}: {}</translation>
    </message>
    <message>
        <source>Nothing new for a year</source>
        <translation>Tidak ada yang baru selama setahun</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>Tidak pernah dibaca</translation>
    </message>
    <message>
        <source>Very busy</source>
        <translation>Sangat ramai</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Baik</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message>
        <source>Keep This Search</source>
        <translation>Simpan Pencarian Ini</translation>
    </message>
    <message>
        <source>Mark All as Read</source>
        <translation>Tandai Semua Dibaca</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Ganti Nama…</translation>
    </message>
    <message>
        <source>Change the Search…</source>
        <translation>Ubah Pencarian…</translation>
    </message>
    <message>
        <source>Delete Collection</source>
        <translation>Hapus Koleksi</translation>
    </message>
    <message>
        <source>“{}” is kept beside the list.</source>
        <translation>“{}” disimpan di samping daftar.</translation>
    </message>
    <message>
        <source>“{}” has another name now.</source>
        <translation>“{}” kini punya nama lain.</translation>
    </message>
    <message>
        <source>“{}” finds something else now.</source>
        <translation>“{}” kini menemukan yang lain.</translation>
    </message>
    <message>
        <source>“{}” was deleted; what it found stays.</source>
        <translation>“{}” dihapus; yang ditemukannya tetap ada.</translation>
    </message>
    <message>
        <source>Change the Search</source>
        <translation>Ubah Pencarian</translation>
    </message>
    <message>
        <source>In the chosen feed only.</source>
        <translation>Hanya di umpan yang dipilih.</translation>
    </message>
    <message>
        <source>In the folder “{}” only.</source>
        <translation>Hanya di folder “{}”.</translation>
    </message>
    <message>
        <source>Among what is tagged “{}” only.</source>
        <translation>Hanya di antara yang bertag “{}”.</translation>
    </message>
    <message>
        <source>Among what came on the day only.</source>
        <translation>Hanya di antara yang datang pada harinya.</translation>
    </message>
    <message>
        <source>In the archive only.</source>
        <translation>Hanya di arsip.</translation>
    </message>
    <message>
        <source>Rename Collection</source>
        <translation>Ganti Nama Koleksi</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
</context>
<context>
    <name>CollectionDialog</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Belum Dibaca</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Markah</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Pencarian</translation>
    </message>
    <message>
        <source>&amp;Which</source>
        <translation>&amp;Yang Mana</translation>
    </message>
</context>
<context>
    <name>ContactsDialog</name>
    <message>
        <source>What Senja Contacted</source>
        <translation>Yang Dihubungi Senja</translation>
    </message>
    <message>
        <source>The last requests, the newest first. Opening an article asks nobody.</source>
        <translation>Permintaan terakhir, yang terbaru dahulu. Membuka artikel tidak menghubungi siapa pun.</translation>
    </message>
    <message>
        <source>Nothing was asked of anyone yet.</source>
        <translation>Belum ada yang diminta dari siapa pun.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Further part</source>
        <translation>Bagian lanjutan</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>Archived copy</source>
        <translation>Salinan arsip</translation>
    </message>
    <message>
        <source>Icon of a feed</source>
        <translation>Ikon umpan</translation>
    </message>
    <message>
        <source>Answered ({}, {})</source>
        <translation>Dijawab ({}, {})</translation>
    </message>
    <message>
        <source>Sent on ({})</source>
        <translation>Dialihkan ({})</translation>
    </message>
    <message>
        <source>Not asked: a local address</source>
        <translation>Tidak diminta: alamat lokal</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
</context>
<context>
    <name>ContentsPanel</name>
    <message>
        <source>This article has no headings.</source>
        <translation>Artikel ini tidak punya judul bagian.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Daftar Isi</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Save a Copy</source>
        <translation>Simpan Salinan</translation>
    </message>
    <message>
        <source>Web page with its pictures ({})</source>
        <translation>Halaman web beserta gambarnya ({})</translation>
    </message>
    <message>
        <source>Markdown ({})</source>
        <translation>Markdown ({})</translation>
    </message>
    <message>
        <source>Plain text ({})</source>
        <translation>Teks polos ({})</translation>
    </message>
    <message>
        <source>Saved as “{}”.</source>
        <translation>Tersimpan sebagai “{}”.</translation>
    </message>
    <message>
        <source>The whole article was copied.</source>
        <translation>Seluruh artikel sudah disalin.</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Details of {} Articles</source>
        <translation>Rincian {} Artikel</translation>
    </message>
    <message>
        <source>several; stays unless you write here</source>
        <translation>beberapa; tetap, kecuali Anda menulis di sini</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Penulis</translation>
    </message>
    <message>
        <source>Names, parted by commas</source>
        <translation>Nama, dipisahkan koma</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>As in 2026-03-12, or as it is written in the article</source>
        <translation>Seperti 2026-03-12, atau seperti tertulis di artikel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Its sign, as in en, de or pt-BR</source>
        <translation>Kodenya, seperti en, de, atau pt-BR</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>An article needs a title.</source>
        <translation>Artikel perlu judul.</translation>
    </message>
    <message>
        <source>This is no date: {}</source>
        <translation>Ini bukan tanggal: {}</translation>
    </message>
    <message>
        <source>This is no sign of a language, such as en or pt-BR: {}</source>
        <translation>Ini bukan kode bahasa seperti en atau pt-BR: {}</translation>
    </message>
    <message>
        <source>This is no address of the web: {}</source>
        <translation>Ini bukan alamat web: {}</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Nothing is open</source>
        <translation>Belum ada yang dibuka</translation>
    </message>
    <message>
        <source>Choose an article from the list, drop files or a folder here, or paste the text of an article.</source>
        <translation>Pilih artikel dari daftar, jatuhkan berkas atau folder di sini, atau tempel teks sebuah artikel.</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Buka berkas…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Buka folder…</translation>
    </message>
    <message>
        <source>Paste text</source>
        <translation>Tempel teks</translation>
    </message>
</context>
<context>
    <name>FeedCare</name>
    <message>
        <source>{} read articles went into the trash.</source>
        <translation>{} artikel terbaca masuk ke tempat sampah.</translation>
    </message>
</context>
<context>
    <name>FeedDialog</name>
    <message>
        <source>Feed</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Look for new articles</source>
        <translation>Cari artikel baru</translation>
    </message>
    <message>
        <source>Keep read articles</source>
        <translation>Simpan artikel terbaca</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>Simpan paling banyak</translation>
    </message>
    <message>
        <source>Fetch the page of each new article</source>
        <translation>Ambil halaman setiap artikel baru</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Last asked</source>
        <translation>Terakhir ditanya</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>{} of {} unread</source>
        <translation>{} dari {} belum dibaca</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Masalah</translation>
    </message>
</context>
<context>
    <name>FeedMoving</name>
    <message>
        <source>Rename Folder</source>
        <translation>Ganti Nama Folder</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>The feeds are in another order.</source>
        <translation>Umpan berada dalam urutan lain.</translation>
    </message>
</context>
<context>
    <name>FeedRules</name>
    <message>
        <source>The rule was done to {} articles.</source>
        <translation>Aturan dilakukan pada {} artikel.</translation>
    </message>
    <message>
        <source>The rule was removed; what it did stays.</source>
        <translation>Aturan dihapus; yang sudah dilakukannya tetap.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the article</source>
        <translation>Cari di artikel</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Tidak ditemukan</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Bedakan huruf besar</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>Kata utuh</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Tutup (Esc)</translation>
    </message>
    <message>
        <source>Matches: {}</source>
        <translation>Ditemukan: {}</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} dari {}</translation>
    </message>
    <message>
        <source>{}, from the start again</source>
        <translation>{}, dari awal lagi</translation>
    </message>
    <message>
        <source>{}, from the end again</source>
        <translation>{}, dari akhir lagi</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>“{}” gives only the beginnings of its articles.</source>
        <translation>“{}” hanya memberi awal artikelnya.</translation>
    </message>
    <message>
        <source>Fetch Whole Articles</source>
        <translation>Ambil Artikel Utuh</translation>
    </message>
    <message>
        <source>No feeds are followed yet.</source>
        <translation>Belum ada umpan yang diikuti.</translation>
    </message>
    <message>
        <source>Follow a Feed…</source>
        <translation>Ikuti Umpan…</translation>
    </message>
    <message>
        <source>Take In Feeds</source>
        <translation>Impor Umpan</translation>
    </message>
    <message>
        <source>Feeds ({})</source>
        <translation>Umpan ({})</translation>
    </message>
    <message>
        <source>Save Feeds</source>
        <translation>Ekspor Umpan</translation>
    </message>
    <message>
        <source>The feeds were saved as “{}”.</source>
        <translation>Umpan disimpan sebagai “{}”.</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Berhenti Mengikuti</translation>
    </message>
    <message>
        <source>Order by Name</source>
        <translation>Urutkan menurut Nama</translation>
    </message>
    <message>
        <source>Feeds are being refreshed…</source>
        <translation>Umpan sedang disegarkan…</translation>
    </message>
    <message>
        <source>{} feeds are no longer followed.</source>
        <translation>{} umpan tidak lagi diikuti.</translation>
    </message>
    <message>
        <source>“{}” is no longer followed.</source>
        <translation>“{}” tidak lagi diikuti.</translation>
    </message>
    <message>
        <source>{} articles went into the trash; what you kept of it stays.</source>
        <translation>{} artikel masuk ke tempat sampah; yang Anda simpan tetap ada.</translation>
    </message>
    <message>
        <source>Feeds are being refreshed: {} of {}, {} new articles. {}</source>
        <translation>Umpan sedang disegarkan: {} dari {}, {} artikel baru. {}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>{} new articles. {} feeds could not be refreshed; they are marked.</source>
        <translation>{} artikel baru. {} umpan tidak dapat disegarkan; semuanya ditandai.</translation>
    </message>
    <message>
        <source>{} new articles.</source>
        <translation>{} artikel baru.</translation>
    </message>
    <message>
        <source>Nothing new in your feeds.</source>
        <translation>Tidak ada yang baru di umpan Anda.</translation>
    </message>
    <message>
        <source>{} feeds are followed now.</source>
        <translation>{} umpan kini diikuti.</translation>
    </message>
    <message>
        <source>Something went wrong with your feeds; what was stored before is kept.</source>
        <translation>Ada yang salah dengan umpan Anda; yang tersimpan sebelumnya tetap ada.</translation>
    </message>
    <message>
        <source>Looking for feeds failed; try another address.</source>
        <translation>Pencarian umpan gagal; cobalah alamat lain.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Segarkan</translation>
    </message>
    <message>
        <source>Mark All as Read</source>
        <translation>Tandai Semua Dibaca</translation>
    </message>
    <message>
        <source>Open the Site</source>
        <translation>Buka Situsnya</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Pengaturan…</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Naikkan</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Turunkan</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Ganti Nama…</translation>
    </message>
    <message>
        <source>Name and Password…</source>
        <translation>Nama dan Kata Sandi…</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>New keys</source>
        <translation>Tombol baru</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Tindakan dan tombolnya</translation>
    </message>
    <message>
        <source>List and page</source>
        <translation>Daftar dan halaman</translation>
    </message>
    <message>
        <source>In no menu</source>
        <translation>Tidak ada di menu</translation>
    </message>
    <message>
        <source>changed by you</source>
        <translation>diubah oleh Anda</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>tanpa tombol</translation>
    </message>
    <message>
        <source>{}; switched off: {}</source>
        <translation>{}; dimatikan: {}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Find actions and keys</source>
        <translation>Cari tindakan dan tombol</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Tombol seperti di</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Tambah…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Back to Default</source>
        <translation>Kembali ke Bawaan</translation>
    </message>
    <message>
        <source>Take Over</source>
        <translation>Ambil Alih</translation>
    </message>
    <message>
        <source>Leave It</source>
        <translation>Biarkan</translation>
    </message>
    <message>
        <source>Take Back</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Letters, digits and signs alone are keys</source>
        <translation>Huruf, angka, dan tanda saja adalah tombol</translation>
    </message>
    <message>
        <source>Switched off, they do nothing: for who speaks to the computer, say.</source>
        <translation>Jika dimatikan, semuanya tidak berbuat apa-apa: misalnya bagi yang berbicara kepada komputer.</translation>
    </message>
    <message>
        <source>All Back to Default</source>
        <translation>Semua Kembali ke Bawaan</translation>
    </message>
    <message>
        <source>Move in the list</source>
        <translation>Bergerak di daftar</translation>
    </message>
    <message>
        <source>Turn the page, from the list too</source>
        <translation>Membalik halaman, juga dari daftar</translation>
    </message>
    <message>
        <source>At its end, open the next unread</source>
        <translation>Di akhirnya, membuka artikel belum dibaca berikutnya</translation>
    </message>
    <message>
        <source>Turn it back</source>
        <translation>Kembali sehalaman</translation>
    </message>
    <message>
        <source>Start and end</source>
        <translation>Awal dan akhir</translation>
    </message>
    <message>
        <source>Choose several articles</source>
        <translation>Memilih beberapa artikel</translation>
    </message>
    <message>
        <source>Jump to a title that begins so</source>
        <translation>Lompat ke judul yang berawal begitu</translation>
    </message>
    <message>
        <source>Leave the find box</source>
        <translation>Meninggalkan kotak cari</translation>
    </message>
    <message>
        <source>Press the keys for “{}”; Esc leaves it</source>
        <translation>Tekan tombol untuk “{}”; Esc membiarkannya</translation>
    </message>
    <message>
        <source>Letters and signs alone are switched off: “{}” would do nothing.</source>
        <translation>Huruf dan tanda saja dimatikan: “{}” tidak akan berbuat apa-apa.</translation>
    </message>
    <message>
        <source>“{}” belongs to “{}”.</source>
        <translation>“{}” milik “{}”.</translation>
    </message>
    <message>
        <source>“{}” stays with “{}”.</source>
        <translation>“{}” tetap milik “{}”.</translation>
    </message>
    <message>
        <source>Every action has its default keys again.</source>
        <translation>Setiap tindakan kembali ke tombol bawaannya.</translation>
    </message>
    <message>
        <source>The keys that you have changed yourself stay as they are.</source>
        <translation>Tombol yang Anda ubah sendiri tetap seperti adanya.</translation>
    </message>
    <message>
        <source>“{}” has no keys now.</source>
        <translation>“{}” kini tanpa tombol.</translation>
    </message>
    <message>
        <source>“{}” has {} now.</source>
        <translation>“{}” kini {}.</translation>
    </message>
    <message>
        <source>Some keys in your preferences make no sense or are not free: {}</source>
        <translation>Beberapa tombol di preferensi Anda tidak masuk akal atau sudah dipakai: {}</translation>
    </message>
</context>
<context>
    <name>ListLooks</name>
    <message>
        <source>&amp;Best Match</source>
        <translation>&amp;Paling Cocok</translation>
    </message>
    <message>
        <source>Date &amp;Deleted</source>
        <translation>Tanggal &amp;Hapus</translation>
    </message>
    <message>
        <source>Date &amp;Archived</source>
        <translation>Tanggal &amp;Arsip</translation>
    </message>
</context>
<context>
    <name>LookPanel</name>
    <message>
        <source>Theme for light</source>
        <translation>Tema untuk terang</translation>
    </message>
    <message>
        <source>Theme for dark</source>
        <translation>Tema untuk gelap</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Terang atau gelap</translation>
    </message>
    <message>
        <source>In light</source>
        <translation>Saat terang</translation>
    </message>
    <message>
        <source>In dark</source>
        <translation>Saat gelap</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Huruf</translation>
    </message>
    <message>
        <source>Here it stays dark</source>
        <translation>Di sini tetap gelap</translation>
    </message>
    <message>
        <source>Here it stays light</source>
        <translation>Di sini tetap terang</translation>
    </message>
    <message>
        <source>It becomes light at {}</source>
        <translation>Menjadi terang pukul {}</translation>
    </message>
    <message>
        <source>It becomes dark at {}</source>
        <translation>Menjadi gelap pukul {}</translation>
    </message>
    <message>
        <source>Dark by the hour</source>
        <translation>Gelap menurut jam</translation>
    </message>
    <message>
        <source>At fixed hours</source>
        <translation>Pada jam tetap</translation>
    </message>
    <message>
        <source>From sunset to sunrise</source>
        <translation>Dari matahari terbenam sampai terbit</translation>
    </message>
    <message>
        <source>Dark from</source>
        <translation>Gelap mulai</translation>
    </message>
    <message>
        <source>Light from</source>
        <translation>Terang mulai</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Lintang</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>Jenis huruf</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>Paragraf</translation>
    </message>
    <message>
        <source>Parted by space</source>
        <translation>Dipisah jarak</translation>
    </message>
    <message>
        <source>Indented, as in books</source>
        <translation>Menjorok, seperti di buku</translation>
    </message>
    <message>
        <source>Justify lines</source>
        <translation>Ratakan kedua sisi</translation>
    </message>
    <message>
        <source>Hyphenate words</source>
        <translation>Penggal kata</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>Tinggi baris</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>Panjang baris</translation>
    </message>
    <message>
        <source>Between letters</source>
        <translation>Antarhuruf</translation>
    </message>
    <message>
        <source>Between words</source>
        <translation>Antarkata</translation>
    </message>
    <message>
        <source>As it was at first</source>
        <translation>Kembali seperti semula</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>Berkait</translation>
    </message>
    <message>
        <source>Sans serif</source>
        <translation>Tanpa kait</translation>
    </message>
    <message>
        <source>Easily told apart</source>
        <translation>Mudah dibedakan</translation>
    </message>
    <message>
        <source>Monospaced</source>
        <translation>Lebar tetap</translation>
    </message>
    <message>
        <source>{} (not installed)</source>
        <translation>{} (tidak terpasang)</translation>
    </message>
    <message>
        <source>{} letters</source>
        <translation>{} huruf</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Contents</source>
        <translation>Daftar Isi</translation>
    </message>
    <message>
        <source>Colours and type</source>
        <translation>Warna dan huruf</translation>
    </message>
    <message>
        <source>Theme in L&amp;ight</source>
        <translation>T&amp;ema waktu Terang</translation>
    </message>
    <message>
        <source>Theme in Dar&amp;kness</source>
        <translation>Tema &amp;waktu Gelap</translation>
    </message>
    <message>
        <source>The library can&apos;t be written to: you can read, but not change it.</source>
        <translation>Pustaka tidak dapat ditulisi: Anda dapat membaca, tetapi tidak dapat mengubahnya.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Tong sampah kosong.</translation>
    </message>
    <message>
        <source>Nothing is archived.
E archives the open article.</source>
        <translation>Tidak ada yang diarsipkan.
E mengarsipkan artikel yang terbuka.</translation>
    </message>
    <message>
        <source>Nothing came today.</source>
        <translation>Tidak ada yang datang hari ini.</translation>
    </message>
    <message>
        <source>No article has this tag.</source>
        <translation>Tidak ada artikel dengan tag ini.</translation>
    </message>
    <message>
        <source>Nothing is found by this search now.</source>
        <translation>Pencarian ini kini tidak menemukan apa-apa.</translation>
    </message>
    <message>
        <source>No articles yet.
Drop files here, or paste a text.</source>
        <translation>Belum ada artikel.
Jatuhkan berkas di sini, atau tempel teks.</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>Semua sudah dibaca.</translation>
    </message>
    <message>
        <source>No bookmarks yet.</source>
        <translation>Belum ada markah.</translation>
    </message>
    <message>
        <source>No article has these words.</source>
        <translation>Tidak ada artikel yang memuat kata-kata ini.</translation>
    </message>
    <message>
        <source>{} articles are still being looked through.</source>
        <translation>{} artikel masih diperiksa.</translation>
    </message>
    <message>
        <source>Mark as &amp;Unread</source>
        <translation>Tandai Bel&amp;um Dibaca</translation>
    </message>
    <message>
        <source>Mark as &amp;Read</source>
        <translation>Tandai Sudah &amp;Dibaca</translation>
    </message>
    <message>
        <source>Everything here is read.</source>
        <translation>Semua di sini sudah dibaca.</translation>
    </message>
    <message>
        <source>The page could not be shown and was closed; the article is kept. Choose it again to retry.</source>
        <translation>Halaman tidak dapat ditampilkan dan ditutup; artikelnya tetap ada. Pilih lagi untuk mencoba.</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>My Note</source>
        <translation>Catatan Saya</translation>
    </message>
    <message>
        <source>My note on “{}”</source>
        <translation>Catatan saya tentang “{}”</translation>
    </message>
    <message>
        <source>Only for you; it is found by searching.</source>
        <translation>Hanya untuk Anda; bisa dicari.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close the notice</source>
        <translation>Tutup pemberitahuan</translation>
    </message>
</context>
<context>
    <name>Organizing</name>
    <message>
        <source>The trash is empty.</source>
        <translation>Tong sampah kosong.</translation>
    </message>
    <message>
        <source>Empty the Trash</source>
        <translation>Kosongkan Tong Sampah</translation>
    </message>
    <message>
        <source>Delete {} articles for good?</source>
        <translation>Hapus {} artikel untuk selamanya?</translation>
    </message>
    <message>
        <source>This can&apos;t be taken back. Left alone, each goes 30 days after it was deleted.</source>
        <translation>Ini tidak bisa diurungkan. Jika dibiarkan, masing-masing hilang 30 hari setelah dihapus.</translation>
    </message>
    <message>
        <source>Delete for Good</source>
        <translation>Hapus Selamanya</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Ganti Nama…</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Warna…</translation>
    </message>
    <message>
        <source>Delete Tag</source>
        <translation>Hapus Tag</translation>
    </message>
    <message>
        <source>Empty the Trash…</source>
        <translation>Kosongkan Tong Sampah…</translation>
    </message>
    <message>
        <source>{} articles were deleted for good.</source>
        <translation>{} artikel dihapus untuk selamanya.</translation>
    </message>
    <message>
        <source>Rename Tag</source>
        <translation>Ganti Nama Tag</translation>
    </message>
    <message>
        <source>Name, with a “/” for a tag within a tag. A name that is there joins both.</source>
        <translation>Nama, dengan “/” untuk tag di dalam tag. Nama yang sudah ada menggabungkan keduanya.</translation>
    </message>
    <message>
        <source>The tag “{}” was renamed.</source>
        <translation>Nama tag “{}” diganti.</translation>
    </message>
    <message>
        <source>The tag has another colour.</source>
        <translation>Warna tag diganti.</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Merah</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Jingga</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Kuning</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Hijau</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Biru</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Ungu</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Kelabu</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tanpa Warna</translation>
    </message>
    <message>
        <source>The tag “{}” was deleted; its articles stay.</source>
        <translation>Tag “{}” dihapus; artikelnya tetap ada.</translation>
    </message>
</context>
<context>
    <name>PageDoor</name>
    <message>
        <source>Pages can&apos;t be received: another program has taken the place {}. Close it, then switch receiving on again.</source>
        <translation>Halaman tidak dapat diterima: program lain menempati tempat {}. Tutuplah, lalu nyalakan penerimaan lagi.</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Preview</source>
        <translation>Pratinjau</translation>
    </message>
</context>
<context>
    <name>PageSettings</name>
    <message>
        <source>Colours of “{}” that were moved so that they can be read: {}; “senja themes --check” tells which.</source>
        <translation>Warna “{}” yang digeser supaya terbaca: {}; “senja themes --check” menyebutkan yang mana.</translation>
    </message>
    <message>
        <source>The folder “{}” can&apos;t be made; nothing was changed.</source>
        <translation>Folder “{}” tidak dapat dibuat; tidak ada yang berubah.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>{} min to read</source>
        <translation>{} menit baca</translation>
    </message>
    <message>
        <source>Related reading</source>
        <translation>Bacaan terkait</translation>
    </message>
    <message>
        <source>In your library</source>
        <translation>Ada di pustaka Anda</translation>
    </message>
    <message>
        <source>Similar in your library</source>
        <translation>Yang serupa di pustaka Anda</translation>
    </message>
    <message>
        <source>The original goes on to a next page.</source>
        <translation>Artikel aslinya berlanjut ke halaman berikutnya.</translation>
    </message>
    <message>
        <source>Open it in the browser</source>
        <translation>Buka di peramban</translation>
    </message>
    <message>
        <source>Left out of the text: {} lines</source>
        <translation>Tidak dimasukkan ke teks: {} baris</translation>
    </message>
    <message>
        <source>The file this came from is gone; the article is kept here.</source>
        <translation>Berkas asalnya sudah tidak ada; artikelnya tetap tersimpan di sini.</translation>
    </message>
    <message>
        <source>My note</source>
        <translation>Catatan saya</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Go to the note</source>
        <translation>Ke catatan</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Salin kode</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Tersalin</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>This picture in the dark</source>
        <translation>Gambar ini saat gelap</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Seluruh gambar</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Ukuran asli</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Gambar sebelumnya</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Gambar berikutnya</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Kembali ke tempat semula</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find anything</source>
        <translation>Cari apa saja</translation>
    </message>
    <message>
        <source>Find an action, an article, a feed, a tag, a theme…</source>
        <translation>Cari tindakan, artikel, umpan, tag, tema…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Nothing has these letters.</source>
        <translation>Tidak ada yang memuat huruf ini.</translation>
    </message>
</context>
<context>
    <name>Passages</name>
    <message>
        <source>Copied as a quotation with its source.</source>
        <translation>Disalin sebagai kutipan beserta sumbernya.</translation>
    </message>
    <message>
        <source>Copied a link to this place in the original.</source>
        <translation>Tautan ke tempat ini di artikel asli sudah disalin.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Name and Password</source>
        <translation>Nama dan Kata Sandi</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring, and shown to the feed&apos;s own server only.</source>
        <translation>Ini disimpan di penyimpan kata sandi komputer ini, dan hanya ditunjukkan kepada server umpan itu sendiri.</translation>
    </message>
    <message>
        <source>The feed wants</source>
        <translation>Umpan ini meminta</translation>
    </message>
    <message>
        <source>a name and password</source>
        <translation>nama dan kata sandi</translation>
    </message>
    <message>
        <source>a token in a header</source>
        <translation>token dalam tajuk</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Tajuk</translation>
    </message>
    <message>
        <source>Token, the header&apos;s whole value</source>
        <translation>Token, seluruh isi tajuk</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Lupakan</translation>
    </message>
</context>
<context>
    <name>Passwords</name>
    <message>
        <source>The name and password are forgotten.</source>
        <translation>Nama dan kata sandi telah dilupakan.</translation>
    </message>
    <message>
        <source>Something went wrong with the keyring; nothing was kept.</source>
        <translation>Ada yang salah dengan penyimpan kata sandi; tidak ada yang disimpan.</translation>
    </message>
</context>
<context>
    <name>PictureChoice</name>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Otomatis</translation>
    </message>
    <message>
        <source>As It &amp;Is</source>
        <translation>&amp;Apa Adanya</translation>
    </message>
    <message>
        <source>&amp;Dimmed</source>
        <translation>&amp;Diredupkan</translation>
    </message>
    <message>
        <source>On Light &amp;Ground</source>
        <translation>Di Atas Alas &amp;Terang</translation>
    </message>
    <message>
        <source>In&amp;verted</source>
        <translation>Di&amp;balik</translation>
    </message>
    <message>
        <source>Picture in the Dark</source>
        <translation>Gambar saat Gelap</translation>
    </message>
</context>
<context>
    <name>PlacesTree</name>
    <message>
        <source>Feeds</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari Ini</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>All Articles</source>
        <translation>Semua Artikel</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Belum Dibaca</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Penanda</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arsip</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Tong Sampah</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Koleksi</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Tag {}, {} articles</source>
        <translation>Tag {}, {} artikel</translation>
    </message>
    <message>
        <source>{}, {} unread</source>
        <translation>{}, {} belum dibaca</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
    <message>
        <source>The article could not be set for paper; nothing was printed.</source>
        <translation>Artikel tidak dapat disusun untuk kertas; tidak ada yang dicetak.</translation>
    </message>
    <message>
        <source>Pages: {}</source>
        <translation>Halaman: {}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>PDF ({})</source>
        <translation>PDF ({})</translation>
    </message>
    <message>
        <source>The printer did not take the article; look at the printer and try again.</source>
        <translation>Pencetak tidak menerima artikel; periksa pencetak dan coba lagi.</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Your Reading</source>
        <translation>Bacaan Anda</translation>
    </message>
    <message>
        <source>Looking through the library…</source>
        <translation>Memeriksa perpustakaan…</translation>
    </message>
    <message>
        <source>Show Articles</source>
        <translation>Tampilkan Artikel</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Menit</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>{} weeks</source>
        <translation>{} minggu</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>Minggu demi minggu</translation>
    </message>
    <message>
        <source>Most read</source>
        <translation>Paling banyak dibaca</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>Tidak pernah dibaca</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Yang ditampilkan batang</translation>
    </message>
    <message>
        <source>How many weeks</source>
        <translation>Berapa minggu</translation>
    </message>
    <message>
        <source>What the table shows</source>
        <translation>Yang ditampilkan tabel</translation>
    </message>
    <message>
        <source>Reading time</source>
        <translation>Waktu baca</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Minggu mulai</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Read of those that came</source>
        <translation>Dibaca dari yang datang</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Belum Dibaca</translation>
    </message>
    <message>
        <source>Followed since</source>
        <translation>Diikuti sejak</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Tidak ada.</translation>
    </message>
    <message>
        <source>An article counts once you opened it or marked it as read by itself, not when it was marked together with others or by a rule. Minutes are how long the articles are, at {} words a minute; nobody looks at a clock. All of this is worked out here, from your library, and goes nowhere; what has left the trash for good is no longer in it.</source>
        <translation>Sebuah artikel dihitung setelah Anda membukanya atau menandainya terbaca sendiri, bukan bila ditandai bersama yang lain atau oleh aturan. Menit adalah panjang artikel, dengan {} kata per menit; tidak ada yang melihat jam. Semua ini dihitung di sini, dari perpustakaan Anda, dan tidak dikirim ke mana pun; yang sudah hilang dari tong sampah tidak lagi termasuk.</translation>
    </message>
    <message>
        <source>Nothing is read yet. Once you have opened an article, its week stands here.</source>
        <translation>Belum ada yang dibaca. Setelah Anda membuka artikel, minggunya tampil di sini.</translation>
    </message>
    <message>
        <source>This week {} so far.</source>
        <translation>Minggu ini {} sejauh ini.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>1 article</source>
        <translation>1 artikel</translation>
    </message>
    <message>
        <source>{} articles</source>
        <translation>{} artikel</translation>
    </message>
    <message>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
    <message>
        <source>Without a site</source>
        <translation>Tanpa situs</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} dari {}</translation>
    </message>
    <message>
        <source>Week from {}: {}</source>
        <translation>Minggu mulai {}: {}</translation>
    </message>
    <message>
        <source>Minutes in each week, as in the table</source>
        <translation>Menit tiap minggu, seperti di tabel</translation>
    </message>
    <message>
        <source>Articles in each week, as in the table</source>
        <translation>Artikel tiap minggu, seperti di tabel</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
    <message>
        <source>Open Link</source>
        <translation>Buka Tautan</translation>
    </message>
    <message>
        <source>Copy Link</source>
        <translation>Salin Tautan</translation>
    </message>
    <message>
        <source>Open Large</source>
        <translation>Buka Besar</translation>
    </message>
</context>
<context>
    <name>ReadingSide</name>
    <message>
        <source>Read so far</source>
        <translation>Sudah dibaca</translation>
    </message>
    <message>
        <source>Read to the end</source>
        <translation>Dibaca sampai akhir</translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation>Kurang dari semenit lagi</translation>
    </message>
    <message>
        <source>{} min left</source>
        <translation>{} menit lagi</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Terang atau gelap</translation>
    </message>
</context>
<context>
    <name>ReceivingDialog</name>
    <message>
        <source>Receive Pages</source>
        <translation>Terima Halaman</translation>
    </message>
    <message>
        <source>What your browser shows, also behind a log-in, can be sent here by the extension SingleFile. In its options, under Destination, choose to upload to a REST form API, and enter what stands below. Only programs on this computer that know the token are answered, and only while Senja is open.</source>
        <translation>Yang ditampilkan peramban Anda, juga di balik log masuk, dapat dikirim ke sini oleh ekstensi SingleFile. Di pilihannya, pada Destination, pilih unggah ke REST form API, dan isilah yang tertera di bawah. Hanya program di komputer ini yang mengetahui token dijawab, dan hanya selama Senja terbuka.</translation>
    </message>
    <message>
        <source>Receive pages from SingleFile</source>
        <translation>Terima halaman dari SingleFile</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Authorization token</source>
        <translation>Token otorisasi</translation>
    </message>
    <message>
        <source>Field names</source>
        <translation>Nama bidang</translation>
    </message>
    <message>
        <source>New Token</source>
        <translation>Token Baru</translation>
    </message>
    <message>
        <source>Pages are received.</source>
        <translation>Halaman diterima.</translation>
    </message>
    <message>
        <source>Nothing is received.</source>
        <translation>Tidak ada yang diterima.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Copy: {}</source>
        <translation>Salin: {}</translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message>
        <source>Repair</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>This article was not read from a page; only its head can be repaired.</source>
        <translation>Artikel ini tidak dibaca dari sebuah halaman; hanya kepalanya yang dapat diperbaiki.</translation>
    </message>
    <message>
        <source>Do the same to other pages of {}</source>
        <translation>Lakukan yang sama pada halaman lain dari {}</translation>
    </message>
    <message>
        <source>Forget what is done to every page of {}</source>
        <translation>Lupakan yang dilakukan pada setiap halaman {}</translation>
    </message>
    <message>
        <source>Nothing is left of the article; check a block to keep it.</source>
        <translation>Tidak ada yang tersisa dari artikel ini; centang sebuah bagian untuk menyimpannya.</translation>
    </message>
    <message>
        <source>Names, parted by commas</source>
        <translation>Nama, dipisahkan koma</translation>
    </message>
    <message>
        <source>Such as 2026-03-11, or with 12:50</source>
        <translation>Misalnya 2026-03-11, atau dengan 12:50</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Penulis</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Pembacaan</translation>
    </message>
    <message>
        <source>As Senja reads it</source>
        <translation>Seperti Senja membacanya</translation>
    </message>
    <message>
        <source>Only what surely is the text</source>
        <translation>Hanya yang pasti teksnya</translation>
    </message>
    <message>
        <source>All that the site marks as the article</source>
        <translation>Semua yang ditandai situs sebagai artikel</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>Seluruh halaman</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>All blocks of the page</source>
        <translation>Semua bagian halaman</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Yang disimpan</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>Yang dikeluarkan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atur Ulang</translation>
    </message>
    <message>
        <source>Original in the Browser</source>
        <translation>Aslinya di Peramban</translation>
    </message>
    <message>
        <source>“{}” is no date; write it like 2026-03-11.</source>
        <translation>“{}” bukan tanggal; tulislah seperti 2026-03-11.</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>Another version is shown.</source>
        <translation>Versi lain ditampilkan.</translation>
    </message>
    <message>
        <source>The article was repaired.</source>
        <translation>Artikel telah diperbaiki.</translation>
    </message>
    <message>
        <source>The article could not be read again; it was left as it is.</source>
        <translation>Artikel tidak dapat dibaca lagi; ia dibiarkan seperti adanya.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules for What Arrives</source>
        <translation>Aturan untuk yang Datang</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Aturan</translation>
    </message>
    <message>
        <source>New Rule</source>
        <translation>Aturan Baru</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>{} of the articles that are here have these words:</source>
        <translation>{} artikel yang ada di sini memuat kata-kata ini:</translation>
    </message>
    <message>
        <source>None of the articles that are here has these words.</source>
        <translation>Tidak ada artikel di sini yang memuat kata-kata ini.</translation>
    </message>
    <message>
        <source>all feeds</source>
        <translation>semua umpan</translation>
    </message>
    <message>
        <source>the folder {}</source>
        <translation>folder {}</translation>
    </message>
    <message>
        <source>sale, sponsored, harbo*</source>
        <translation>diskon, sponsor, pelabuh*</translation>
    </message>
    <message>
        <source>Do it to these as well</source>
        <translation>Lakukan juga pada yang ini</translation>
    </message>
    <message>
        <source>Keep Rule</source>
        <translation>Simpan Aturan</translation>
    </message>
    <message>
        <source>Articles with these words</source>
        <translation>Artikel dengan kata-kata ini</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>For any of</source>
        <translation>Untuk salah satu dari</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Lalu</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>a feed that is not followed</source>
        <translation>umpan yang tidak diikuti</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>judul</translation>
    </message>
    <message>
        <source>the authors</source>
        <translation>penulis</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>teks</translation>
    </message>
    <message>
        <source>title, authors and text</source>
        <translation>judul, penulis dan teks</translation>
    </message>
    <message>
        <source>put it into the trash</source>
        <translation>masukkan ke tempat sampah</translation>
    </message>
    <message>
        <source>mark it as read</source>
        <translation>tandai terbaca</translation>
    </message>
    <message>
        <source>bookmark it</source>
        <translation>beri penanda</translation>
    </message>
    <message>
        <source>tag it</source>
        <translation>beri tag</translation>
    </message>
    <message>
        <source>In {}: if {} has “{}”, {}.</source>
        <translation>Di {}: bila {} memuat “{}”, {}.</translation>
    </message>
    <message>
        <source>Looking through the articles that are here…</source>
        <translation>Memeriksa artikel yang ada di sini…</translation>
    </message>
    <message>
        <source>Write words, and see which articles have them.</source>
        <translation>Tulis kata-kata, dan lihat artikel mana yang memuatnya.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Empty the field</source>
        <translation>Kosongkan kolom</translation>
    </message>
    <message>
        <source>Suggestions: {}. Down goes to them.</source>
        <translation>Saran: {}. Panah bawah menuju ke sana.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Selection</source>
        <translation>Pilihan</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the panel</source>
        <translation>Tutup panel</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Add articles</source>
        <translation>Tambah artikel</translation>
    </message>
    <message>
        <source>Which articles</source>
        <translation>Artikel yang mana</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>&amp;Undo {}</source>
        <translation>&amp;Urungkan {}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>R&amp;edo {}</source>
        <translation>Ulan&amp;gi {}</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>Ulan&amp;gi</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Something else was done since then; Edit &gt; Undo takes that back first.</source>
        <translation>Sejak itu ada hal lain yang dilakukan; Edit &gt; Urungkan mengurungkannya lebih dulu.</translation>
    </message>
    <message>
        <source>A moment: the last change is still being written.</source>
        <translation>Sebentar: perubahan terakhir masih ditulis.</translation>
    </message>
    <message>
        <source>This could not be done; everything is as it was.</source>
        <translation>Ini tidak bisa dilakukan; semuanya seperti semula.</translation>
    </message>
    <message>
        <source>Taken back: {}</source>
        <translation>Diurungkan: {}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Done again: {}</source>
        <translation>Diulangi: {}</translation>
    </message>
</context>
<context>
    <name>SubscribeDialog</name>
    <message>
        <source>Follow a Feed</source>
        <translation>Ikuti Umpan</translation>
    </message>
    <message>
        <source>Feeds that were found</source>
        <translation>Umpan yang ditemukan</translation>
    </message>
    <message>
        <source>Address of a feed or of its site</source>
        <translation>Alamat umpan atau situsnya</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Ikuti</translation>
    </message>
    <message>
        <source>Name and Password…</source>
        <translation>Nama dan Kata Sandi…</translation>
    </message>
    <message>
        <source>Choose what to follow. Its newest articles stand below it.</source>
        <translation>Pilihlah yang akan diikuti. Artikel terbarunya tertera di bawahnya.</translation>
    </message>
    <message>
        <source>Its newest articles stand below it.</source>
        <translation>Artikel terbarunya tertera di bawahnya.</translation>
    </message>
    <message>
        <source>Looking for feeds…</source>
        <translation>Mencari umpan…</translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Saran</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Tags of {} Articles</source>
        <translation>Tag {} Artikel</translation>
    </message>
    <message>
        <source>Find a tag, or write a new one</source>
        <translation>Cari tag, atau tulis yang baru</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Enter makes the tag “{}”.</source>
        <translation>Enter membuat tag “{}”.</translation>
    </message>
    <message>
        <source>A “/” puts a tag into another one, as in Sea/Birds.</source>
        <translation>Tanda “/” menaruh tag di dalam tag lain, seperti Laut/Burung.</translation>
    </message>
</context>
<context>
    <name>TypeAhead</name>
    <message>
        <source>Type how a title begins</source>
        <translation>Ketik awal sebuah judul</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Every version is kept. The one that is checked is shown.</source>
        <translation>Setiap versi disimpan. Yang dicentang ditampilkan.</translation>
    </message>
    <message>
        <source>There is one version. Fetching or repairing the article makes others.</source>
        <translation>Ada satu versi. Mengambil lagi atau memperbaiki artikel membuat versi lain.</translation>
    </message>
    <message>
        <source>Mark what differs from the one that is shown</source>
        <translation>Tandai yang berbeda dari yang ditampilkan</translation>
    </message>
    <message>
        <source>Show This Version</source>
        <translation>Tampilkan Versi Ini</translation>
    </message>
    <message>
        <source>Paragraphs that differ: {}</source>
        <translation>Paragraf yang berbeda: {}</translation>
    </message>
    <message>
        <source>The text is the same.</source>
        <translation>Teksnya sama.</translation>
    </message>
    <message>
        <source>{} — {} words</source>
        <translation>{} — {} kata</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>In your library: {}</source>
        <translation>Di pustaka Anda: {}</translation>
    </message>
</context>
<context>
    <name>WebPages</name>
    <message>
        <source>The page is being fetched…</source>
        <translation>Halaman sedang diambil…</translation>
    </message>
    <message>
        <source>The Internet Archive is being asked…</source>
        <translation>Internet Archive sedang ditanyai…</translation>
    </message>
    <message>
        <source>Senja asks nothing of the network from now on.</source>
        <translation>Mulai sekarang Senja tidak meminta apa pun dari jaringan.</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Berkas</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sunting</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>&amp;Artikel</translation>
    </message>
    <message>
        <source>Fee&amp;ds</source>
        <translation>Um&amp;pan</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ba&amp;ntuan</translation>
    </message>
    <message>
        <source>&amp;Open Files…</source>
        <translation>&amp;Buka Berkas…</translation>
    </message>
    <message>
        <source>Open &amp;Folder…</source>
        <translation>Buka &amp;Folder…</translation>
    </message>
    <message>
        <source>Save a &amp;Web Page…</source>
        <translation>Simpan Halaman &amp;Web…</translation>
    </message>
    <message>
        <source>Go Bac&amp;k</source>
        <translation>&amp;Kembali</translation>
    </message>
    <message>
        <source>&amp;Take In Feeds…</source>
        <translation>&amp;Impor Umpan…</translation>
    </message>
    <message>
        <source>Stay Offl&amp;ine</source>
        <translation>Tetap &amp;Luring</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Sort By</source>
        <translation>Urutkan Menurut</translation>
    </message>
    <message>
        <source>Group By</source>
        <translation>Kelompokkan Menurut</translation>
    </message>
    <message>
        <source>Recei&amp;ve Pages from the Browser…</source>
        <translation>&amp;Terima Halaman dari Peramban…</translation>
    </message>
    <message>
        <source>Stop Fo&amp;llowing a Folder…</source>
        <translation>Berhenti &amp;Mengikuti Folder…</translation>
    </message>
    <message>
        <source>&amp;Save a Copy…</source>
        <translation>&amp;Simpan Salinan…</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>&amp;Cetak…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Keluar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>Ulan&amp;gi</translation>
    </message>
    <message>
        <source>&amp;Paste as Article</source>
        <translation>&amp;Tempel sebagai Artikel</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>Copy as &amp;Quotation</source>
        <translation>Salin sebagai &amp;Kutipan</translation>
    </message>
    <message>
        <source>Copy Link to This P&amp;lace</source>
        <translation>Salin Tautan ke Te&amp;mpat Ini</translation>
    </message>
    <message>
        <source>Copy the &amp;Whole Article</source>
        <translation>Salin Selu&amp;ruh Artikel</translation>
    </message>
    <message>
        <source>Loo&amp;k Up</source>
        <translation>Cari Art&amp;inya</translation>
    </message>
    <message>
        <source>&amp;Search the Web</source>
        <translation>Cari di &amp;Web</translation>
    </message>
    <message>
        <source>Find in the &amp;Article</source>
        <translation>Cari di &amp;Artikel</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>Cari &amp;Berikutnya</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>Cari Sebe&amp;lumnya</translation>
    </message>
    <message>
        <source>Searc&amp;h</source>
        <translation>&amp;Cari</translation>
    </message>
    <message>
        <source>Keep This Search as C&amp;ollection…</source>
        <translation>Simpan Pencarian Ini sebagai K&amp;oleksi…</translation>
    </message>
    <message>
        <source>Find An&amp;ything…</source>
        <translation>Cari A&amp;pa Saja…</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>Semu&amp;a</translation>
    </message>
    <message>
        <source>&amp;Unread</source>
        <translation>Bel&amp;um Dibaca</translation>
    </message>
    <message>
        <source>&amp;Bookmarks</source>
        <translation>&amp;Markah</translation>
    </message>
    <message>
        <source>Switch &amp;Dark and Light</source>
        <translation>&amp;Ganti Gelap dan Terang</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Terang</translation>
    </message>
    <message>
        <source>As the &amp;System Does</source>
        <translation>Mengikuti &amp;Sistem</translation>
    </message>
    <message>
        <source>By the &amp;Hour</source>
        <translation>Menurut &amp;Jam</translation>
    </message>
    <message>
        <source>Da&amp;rk</source>
        <translation>Gela&amp;p</translation>
    </message>
    <message>
        <source>Colours and T&amp;ype</source>
        <translation>Warna dan &amp;Huruf</translation>
    </message>
    <message>
        <source>Lar&amp;ger Text</source>
        <translation>Teks Lebih Besa&amp;r</translation>
    </message>
    <message>
        <source>S&amp;maller Text</source>
        <translation>Teks Lebih Ke&amp;cil</translation>
    </message>
    <message>
        <source>Usual Te&amp;xt</source>
        <translation>Te&amp;ks Biasa</translation>
    </message>
    <message>
        <source>Turn &amp;Pages, as in a Book</source>
        <translation>&amp;Balik Halaman, seperti Buku</translation>
    </message>
    <message>
        <source>Uprigh&amp;t Lines (Japanese, Chinese)</source>
        <translation>Bar&amp;is Tegak (Jepang, Tionghoa)</translation>
    </message>
    <message>
        <source>F&amp;ocus</source>
        <translation>&amp;Fokus</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Daftar Isi</translation>
    </message>
    <message>
        <source>Sho&amp;w the List</source>
        <translation>Tampi&amp;lkan Daftar</translation>
    </message>
    <message>
        <source>Show &amp;Feeds</source>
        <translation>K&amp;olom Umpan</translation>
    </message>
    <message>
        <source>List or Pag&amp;e</source>
        <translation>Daftar atau Halama&amp;n</translation>
    </message>
    <message>
        <source>One &amp;Line</source>
        <translation>Sat&amp;u Baris</translation>
    </message>
    <message>
        <source>&amp;Excerpts</source>
        <translation>&amp;Kutipan</translation>
    </message>
    <message>
        <source>&amp;Cards</source>
        <translation>K&amp;artu</translation>
    </message>
    <message>
        <source>&amp;Best Match</source>
        <translation>&amp;Paling Cocok</translation>
    </message>
    <message>
        <source>Date &amp;Saved</source>
        <translation>Tanggal &amp;Simpan</translation>
    </message>
    <message>
        <source>Date &amp;Published</source>
        <translation>Tanggal &amp;Terbit</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Judul</translation>
    </message>
    <message>
        <source>S&amp;ource</source>
        <translation>S&amp;umber</translation>
    </message>
    <message>
        <source>Reading Ti&amp;me</source>
        <translation>&amp;Waktu Baca</translation>
    </message>
    <message>
        <source>&amp;Unread First</source>
        <translation>&amp;Belum Dibaca Dulu</translation>
    </message>
    <message>
        <source>&amp;Reversed</source>
        <translation>Te&amp;rbalik</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>Ta&amp;npa</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Hari</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Sumber</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Berikutnya</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Sebelumnya</translation>
    </message>
    <message>
        <source>&amp;Bookmark</source>
        <translation>&amp;Markahi</translation>
    </message>
    <message>
        <source>Mark as &amp;Unread</source>
        <translation>Tandai Bel&amp;um Dibaca</translation>
    </message>
    <message>
        <source>Arch&amp;ive</source>
        <translation>A&amp;rsipkan</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>Ta&amp;g…</translation>
    </message>
    <message>
        <source>&amp;My Note…</source>
        <translation>&amp;Catatan Saya…</translation>
    </message>
    <message>
        <source>Edit Detail&amp;s…</source>
        <translation>Ubah Ri&amp;ncian…</translation>
    </message>
    <message>
        <source>Mark Ab&amp;ove as Read</source>
        <translation>Tandai yang di A&amp;tas Terbaca</translation>
    </message>
    <message>
        <source>Mark Belo&amp;w as Read</source>
        <translation>Tandai yang di Ba&amp;wah Terbaca</translation>
    </message>
    <message>
        <source>Mark A&amp;ll as Read Here</source>
        <translation>Tandai Semua &amp;Dibaca di Sini</translation>
    </message>
    <message>
        <source>Ne&amp;xt Unread</source>
        <translation>&amp;Lanjut ke Belum Dibaca</translation>
    </message>
    <message>
        <source>First in the List</source>
        <translation>Yang Pertama di Daftar</translation>
    </message>
    <message>
        <source>Last in the List</source>
        <translation>Yang Terakhir di Daftar</translation>
    </message>
    <message>
        <source>Turn the Page</source>
        <translation>Balik Halaman</translation>
    </message>
    <message>
        <source>Turn the Page Back</source>
        <translation>Balik Halaman ke Belakang</translation>
    </message>
    <message>
        <source>Open the Sour&amp;ce in the Browser</source>
        <translation>Buka Sumb&amp;er di Peramban</translation>
    </message>
    <message>
        <source>&amp;Fetch Again</source>
        <translation>&amp;Ambil Lagi</translation>
    </message>
    <message>
        <source>Ask the Internet &amp;Archive</source>
        <translation>Tanyakan &amp;Internet Archive</translation>
    </message>
    <message>
        <source>R&amp;epair…</source>
        <translation>&amp;Perbaiki…</translation>
    </message>
    <message>
        <source>&amp;Versions…</source>
        <translation>&amp;Versi…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>Take Out of the T&amp;rash</source>
        <translation>Pulihkan dari T&amp;ong Sampah</translation>
    </message>
    <message>
        <source>Empt&amp;y the Trash…</source>
        <translation>Buang Semuan&amp;ya dari Sampah…</translation>
    </message>
    <message>
        <source>Your Readin&amp;g…</source>
        <translation>Je&amp;jak Bacaan Anda…</translation>
    </message>
    <message>
        <source>&amp;Follow a Feed…</source>
        <translation>I&amp;kuti Umpan…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Segarkan</translation>
    </message>
    <message>
        <source>&amp;Look After Feeds…</source>
        <translation>&amp;Rawat Umpan…</translation>
    </message>
    <message>
        <source>R&amp;ules…</source>
        <translation>&amp;Aturan…</translation>
    </message>
    <message>
        <source>Mark as Read on S&amp;crolling Past</source>
        <translation>Tandai Terbaca saat &amp;Tergulir Lewat</translation>
    </message>
    <message>
        <source>&amp;Pictures from All Sites</source>
        <translation>&amp;Gambar dari Semua Situs</translation>
    </message>
    <message>
        <source>&amp;Save Feeds…</source>
        <translation>Si&amp;mpan Umpan…</translation>
    </message>
    <message>
        <source>Open the Folder of Your &amp;Themes</source>
        <translation>Buka Folder &amp;Tema Anda</translation>
    </message>
    <message>
        <source>Leave Focus</source>
        <translation>Keluar dari Fokus</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tombol</translation>
    </message>
    <message>
        <source>What Senja &amp;Contacted</source>
        <translation>Yang &amp;Dihubungi Senja</translation>
    </message>
    <message>
        <source>&amp;About Senja</source>
        <translation>T&amp;entang Senja</translation>
    </message>
</context>
<context>
    <name>article_list</name>
    <message>
        <source>{} min</source>
        <translation>{} mnt</translation>
    </message>
    <message>
        <source>file gone</source>
        <translation>berkas hilang</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>belum dibaca</translation>
    </message>
    <message>
        <source>bookmarked</source>
        <translation>bermarkah</translation>
    </message>
    <message>
        <source>Without a source</source>
        <translation>Tanpa sumber</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Kemarin</translation>
    </message>
</context>
<context>
    <name>damaged</name>
    <message>
        <source>The library can&apos;t be opened</source>
        <translation>Pustaka tidak dapat dibuka</translation>
    </message>
    <message>
        <source>A snapshot from {} is there. The damaged file is kept in any case.</source>
        <translation>Ada cadangan dari {}. Berkas yang rusak tetap disimpan.</translation>
    </message>
    <message>
        <source>Restore the snapshot</source>
        <translation>Pulihkan cadangan</translation>
    </message>
    <message>
        <source>There is no snapshot of it. The damaged file is kept in any case.</source>
        <translation>Tidak ada cadangannya. Berkas yang rusak tetap disimpan.</translation>
    </message>
    <message>
        <source>Start a new library</source>
        <translation>Mulai pustaka baru</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
</context>
<context>
    <name>feed_choices</name>
    <message>
        <source>As all feeds, or as it asks for</source>
        <translation>Seperti semua umpan, atau seperti yang dimintanya</translation>
    </message>
    <message>
        <source>for {} days</source>
        <translation>selama {} hari</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>selamanya</translation>
    </message>
    <message>
        <source>the newest {}</source>
        <translation>{} yang terbaru</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>berapa pun</translation>
    </message>
    <message>
        <source>Only when I ask</source>
        <translation>Hanya bila saya minta</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Setiap minggu</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Setiap hari</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Setiap jam</translation>
    </message>
    <message>
        <source>Every {} hours</source>
        <translation>Setiap {} jam</translation>
    </message>
    <message>
        <source>Every {} minutes</source>
        <translation>Setiap {} menit</translation>
    </message>
    <message>
        <source>What is unread, bookmarked, tagged, repaired or half read is always kept.</source>
        <translation>Yang belum dibaca, ditandai, diberi tag, diperbaiki atau baru separuh dibaca selalu disimpan.</translation>
    </message>
    <message>
        <source>as of all feeds</source>
        <translation>seperti semua umpan</translation>
    </message>
</context>
<context>
    <name>intake</name>
    <message>
        <source>Something went wrong while adding; what was added before is kept.</source>
        <translation>Ada yang salah saat menambahkan; yang sudah ditambahkan tetap tersimpan.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>“{}” goes from one part of the window to the next, so it can&apos;t be taken.</source>
        <translation>“{}” berpindah dari satu bagian jendela ke bagian berikutnya, jadi tidak bisa diambil.</translation>
    </message>
    <message>
        <source>“{}” moves in lists, fields and the page, so it can&apos;t be taken.</source>
        <translation>“{}” bergerak di daftar, kolom, dan halaman, jadi tidak bisa diambil.</translation>
    </message>
    <message>
        <source>“{}” turns the page and presses buttons, so it can&apos;t be taken.</source>
        <translation>“{}” membalik halaman dan menekan tombol, jadi tidak bisa diambil.</translation>
    </message>
    <message>
        <source>“{}” leaves fields, bars and dialogs, so it can&apos;t be taken.</source>
        <translation>“{}” meninggalkan kolom, bilah, dan dialog, jadi tidak bisa diambil.</translation>
    </message>
    <message>
        <source>“{}” chooses all in lists and fields, so it can&apos;t be taken.</source>
        <translation>“{}” memilih semua di daftar dan kolom, jadi tidak bisa diambil.</translation>
    </message>
    <message>
        <source>“{}” cuts text out of fields, so it can&apos;t be taken.</source>
        <translation>“{}” memotong teks dari kolom, jadi tidak bisa diambil.</translation>
    </message>
    <message>
        <source>“{}” opens a menu, so it can&apos;t be taken.</source>
        <translation>“{}” membuka menu, jadi tidak bisa diambil.</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Rak</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Koleksi</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>on</source>
        <translation>nyala</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>tidak bisa sekarang</translation>
    </message>
    <message>
        <source>light</source>
        <translation>terang</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>gelap</translation>
    </message>
</context>
<context>
    <name>reading</name>
    <message>
        <source>{} min</source>
        <translation>{} mnt</translation>
    </message>
    <message>
        <source>{} h</source>
        <translation>{} j</translation>
    </message>
    <message>
        <source>{} h {} min</source>
        <translation>{} j {} mnt</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Mark as Read</source>
        <translation>Tandai Terbaca</translation>
    </message>
    <message>
        <source>Mark as Unread</source>
        <translation>Tandai Belum Dibaca</translation>
    </message>
    <message>
        <source>Mark All as Read</source>
        <translation>Tandai Semua Dibaca</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Markahi</translation>
    </message>
    <message>
        <source>Remove Bookmark</source>
        <translation>Hapus Markah</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arsipkan</translation>
    </message>
    <message>
        <source>Take Out of the Archive</source>
        <translation>Keluarkan dari Arsip</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Take Out of the Trash</source>
        <translation>Keluarkan dari Tong Sampah</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Beri Tag</translation>
    </message>
    <message>
        <source>Remove Tag</source>
        <translation>Lepas Tag</translation>
    </message>
    <message>
        <source>Change Tags</source>
        <translation>Ubah Tag</translation>
    </message>
    <message>
        <source>Rename Tag</source>
        <translation>Ganti Nama Tag</translation>
    </message>
    <message>
        <source>Delete Tag</source>
        <translation>Hapus Tag</translation>
    </message>
    <message>
        <source>Colour of Tag</source>
        <translation>Warna Tag</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>Show a Version</source>
        <translation>Tampilkan Versi</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Ikuti</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Berhenti Mengikuti</translation>
    </message>
    <message>
        <source>Settings of a Feed</source>
        <translation>Pengaturan Umpan</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Pindahkan</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Aturan</translation>
    </message>
    <message>
        <source>Remove Rule</source>
        <translation>Hapus Aturan</translation>
    </message>
    <message>
        <source>Let Old Articles Go</source>
        <translation>Lepaskan Artikel Lama</translation>
    </message>
    <message>
        <source>Keep Search</source>
        <translation>Simpan Pencarian</translation>
    </message>
    <message>
        <source>Change Collection</source>
        <translation>Ubah Koleksi</translation>
    </message>
    <message>
        <source>Delete Collection</source>
        <translation>Hapus Koleksi</translation>
    </message>
</context>
<context>
    <name>suggestions</name>
    <message>
        <source>with this tag</source>
        <translation>dengan tag ini</translation>
    </message>
    <message>
        <source>unread, bookmarked, archived…</source>
        <translation>belum dibaca, bermarkah, diarsipkan…</translation>
    </message>
    <message>
        <source>from this feed</source>
        <translation>dari umpan ini</translation>
    </message>
    <message>
        <source>from this site</source>
        <translation>dari situs ini</translation>
    </message>
    <message>
        <source>by this author</source>
        <translation>oleh penulis ini</translation>
    </message>
    <message>
        <source>in titles only</source>
        <translation>hanya di judul</translation>
    </message>
    <message>
        <source>since a day, as in 2026-03 or 2w</source>
        <translation>sejak suatu hari, seperti 2026-03 atau 2w</translation>
    </message>
    <message>
        <source>before a day</source>
        <translation>sebelum suatu hari</translation>
    </message>
    <message>
        <source>in this language</source>
        <translation>dalam bahasa ini</translation>
    </message>
    <message>
        <source>in your notes only</source>
        <translation>hanya di catatan Anda</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>dengan catatan</translation>
    </message>
    <message>
        <source>what a kept search finds</source>
        <translation>yang ditemukan pencarian tersimpan</translation>
    </message>
    <message>
        <source>minutes to read, at least</source>
        <translation>menit baca, paling sedikit</translation>
    </message>
    <message>
        <source>minutes to read, at most</source>
        <translation>menit baca, paling banyak</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>kemarin</translation>
    </message>
    <message>
        <source>a week ago</source>
        <translation>seminggu lalu</translation>
    </message>
    <message>
        <source>a month ago</source>
        <translation>sebulan lalu</translation>
    </message>
    <message>
        <source>three months ago</source>
        <translation>tiga bulan lalu</translation>
    </message>
    <message>
        <source>a year ago</source>
        <translation>setahun lalu</translation>
    </message>
    <message>
        <source>searched before</source>
        <translation>pernah dicari</translation>
    </message>
    <message>
        <source>open</source>
        <translation>buka</translation>
    </message>
    <message>
        <source>Forget what was searched before</source>
        <translation>Lupakan yang pernah dicari</translation>
    </message>
</context>
</TS>
