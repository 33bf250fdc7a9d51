"""Is a first name a man's or a woman's?"""

from __future__ import annotations

from functools import cache

from factbench.text.wordlist import entries, wordlist


def gender_of(name: str) -> str | None:
    """Return "m" or "f" for a first name that nearly only men or women bear, else None; spelling as in a text.

    >>> gender_of("Maria"), gender_of("Kim")
    ('f', None)
    """
    return _genders().get(name.replace("’", "'").split("-")[0])


def in_full(name: str) -> str:
    """Return the first name, in small letters, that a short form stands for, else the name itself.

    >>> in_full("Tim"), in_full("timothy"), in_full("Alex")
    ('timothy', 'timothy', 'alex')
    """
    return _short_forms().get(name.lower(), name.lower())


@cache
def _short_forms() -> dict[str, str]:
    return {
        short: full for full, *shorts in (line.split("/") for line in entries(_SHORT)) for short in shorts
    }


# Short forms that stand for one first name nearly always; "Alex", "Sandy" and "Pat" stand for several.
_SHORT = """
abraham/abe
albert/al/bert
andrew/andy/drew
anthony/tony
arthur/art
benjamin/ben/benny
charles/charlie/chuck
christopher/chris
daniel/dan/danny
david/dave/davy
donald/don/donnie
douglas/doug
edward/ed/eddie/ted/ned
elizabeth/liz/beth/betsy/lizzie
frederick/fred/freddie
geoffrey/geoff
gregory/greg
jacob/jake
james/jim/jimmy
jeffrey/jeff
jennifer/jenny
john/jack/johnny
joseph/joe/joey
joshua/josh
katherine/kate/kathy/katie
kenneth/ken/kenny
lawrence/larry
leonard/len/lenny
margaret/maggie/peggy/meg
matthew/matt
michael/mike/mick
nathaniel/nate
nicholas/nick
patricia/patty/trish
peter/pete
philip/phil
raymond/ray
rebecca/becky
richard/dick/rick/rich
robert/bob/bobby/rob/robbie
ronald/ron/ronnie
samuel/sam/sammy
stephen/steve
susan/sue/susie
theodore/theo/teddy
thomas/tom/tommy
timothy/tim/timmy
victoria/vicky
vincent/vince
walter/walt
william/bill/billy/will/willie
"""


@cache
def _genders() -> dict[str, str]:
    return {**dict.fromkeys(_MEN, "m"), **dict.fromkeys(_WOMEN, "f")}


# Source: the commonest names of the censuses and birth registers of English-speaking countries, and of European,
# Arab, Turkish, Persian, Indian, Chinese, Japanese and African public life as English news spells them. Names that
# both bear (Kim, Jordan, Robin, Andrea, Jean, Nikita) are in neither list.
_MEN = wordlist(
    """
    Aaron Abbas Abdel Abdul Abdullah Abel Abraham Abu Adam Adolf Adrian Ahmad Ahmed Akira Alan Alasdair Alastair
    Albert Alberto Aldo Alejandro Aleksandr Aleksander Alessandro Alexander Alexandre Alexei Alexey Alfonso Alfred
    Alfredo Ali Allan Allen Alonso Alonzo Alvaro Alvin Amir Amit Anatoly Anders Andre André Andreas Andrei Andres
    Andrew Andrey Andrzej Andy Angus Anil Anthony Anton Antonio Antony António Archibald Archie Ariel Armando Arnold
    Aron Arthur Artur Arturo Arun Ashok Atul Augusto Augustus Barack Barnaby Barry Bartholomew Basil Bashar Ben
    Benedict Benito Benjamin Benny Bernard Bernardo Bernd Bernie Bert Bill Billy Björn Bjorn Bob Bobby Boris Brad
    Bradley Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Bryce Burt Byron Calvin Carl Carlo Carlos Cecil
    Cedric Cesar Chad Charles Charlie Chester Chris Christian Christoph Christophe Christopher Claude Claudio Clark
    Clarence Clarke Claus Clay Clement Cliff Clifford Clint Clinton Clive Clyde Colin Connor Conor Conrad Craig
    Curtis Cyril Cyrus Damian Damien Dan Daniel Daniele Danny Darren Darryl Daryl Dave David Dean Declan Denis
    Dennis Denzel Derek Desmond Dick Diego Dieter Dimitri Dimitris Dirk Dmitri Dmitry Dominic Dominik Don Donald
    Doug Douglas Duncan Dustin Dwayne Dwight Dylan Earl Ebrahim Ed Eddie Edgar Edmond Edmund Eduardo Edward Edwin
    Eli Elias Elijah Elliot Elliott Elmer Elon Elton Emil Emile Emilio Emmanuel Enrico Enrique Eric Erich Erik
    Ernest Ernesto Ernst Errol Erwin Ethan Eugene Evan Evgeny Ezra Faisal Farid Felipe Felix Ferdinand Fernando
    Fidel Filip Finn Floyd Francesco Francis Francisco Franco Frank Franklin Franz François Fred Freddie Frederic
    Frederick Friedrich Fritz Gareth Garry Gary Gavin Gene Geoff Geoffrey George Georges Gerald Gerard Gerhard Gerry
    Giacomo Giancarlo Gianni Gideon Gilbert Gino Giorgio Giovanni Giulio Giuseppe Glen Glenn Gordon Graeme Graham
    Grant Greg Gregor Gregory Guido Guillaume Guillermo Gunter Gustav Gustavo Guy Günter Hakan Hal Hamid Hank Hans
    Harald Harold Harrison Harry Harvey Hassan Hector Heinrich Heinz Helmut Henri Henrik Henry Herbert Herman
    Hermann Hideo Hiroshi Horace Horst Hosni Howard Hubert Hugh Hugo Hussein Ian Ibrahim Igor Ilham Imran Ingmar Ira
    Isaac Ismail Itzhak Ivan Ivo Jack Jacob Jacques Jaime Jake Jakob James Jamal Jamie Jan Janusz Jared Jason Javier
    Jay Jeff Jefferson Jeffrey Jens Jeremy Jermaine Jerome Jerry Jesus Jesús Jim Jimmy Joachim Joaquin Joe Joel Joey
    Johan Johann Johannes John Johnny Jon Jonas Jonathan Jorge Jose Josef Joseph Josh Joshua José Juan Jules Julian
    Julio Julius Justin Jürgen Karel Karl Kazuo Keith Ken Kenji Kenneth Kenny Kenzo Kevin Khaled Khalid Khalil Kirk
    Klaus Kofi Konrad Konstantin Kurt Kyle Lance Larry Lars Laszlo Laurent Lawrence Lee Leo Leon Leonard Leonardo
    Leonid Leopold Leroy Leslie Lester Lewis Liam Lionel Lloyd Lorenzo Lothar Lou Louis Luc Luca Lucas Luciano
    Ludwig Luigi Luis Luiz Lukas Luke Luther Lyndon Magnus Mahmoud Malcolm Manfred Manmohan Manuel Marc Marcel
    Marcello Marco Marcos Marcus Mario Mark Markus Marlon Marshall Martin Marvin Massimo Matt Matteo Matthew
    Matthias Maurice Mauricio Max Maximilian Mehmet Mel Mervyn Michael Michel Mick Miguel Mihail Mikael Mike Mikhail
    Miles Milan Milo Milton Miroslav Mitch Mitchell Mohamed Mohammad Mohammed Moses Moshe Muhammad Murray Mustafa
    Naftali Narendra Nasser Nathan Nathaniel Neal Ned Neil Nelson Neville Niall Nicholas Nick Nicolas Nicolás Nigel
    Nikolai Nikolay Nikos Noah Noel Norman Olaf Oleg Oliver Olivier Omar Orlando Oscar Oskar Osman Otto Owen Pablo
    Paolo Patrick Paul Paulo Pavel Pedro Percy Pete Peter Petr Phil Philip Philippe Phillip Pierre Pietro Piotr
    Prakash Pranab Quentin Rafael Rahul Raj Rajiv Ralf Ralph Ramon Ramón Randall Randolph Randy Rashid Raul Raúl
    Ravi Ray Raymond Recep Reginald Reinhard Reza Rex Ricardo Riccardo Richard Rick Ricky Rob Robert Roberto Rod
    Roderick Rodney Rodrigo Roger Roland Rolf Roman Romano Ron Ronald Ronaldo Ronnie Rory Ross Roy Ruben Rudolf
    Rudolph Rudy Rupert Russell Saddam Saeed Salman Salvador Salvatore Sam Samir Samuel Sanjay Satoshi Scott Sean
    Sebastian Serge Sergei Sergey Sergio Seth Shane Shaun Shawn Shimon Shinzo Sigmund Silvio Simon Spencer Stan
    Stanley Stefan Stefano Stephen Steve Steven Stewart Stuart Sultan Suresh Sven Takeshi Tariq Taro Ted Terence
    Terrence Terry Theo Theodore Thierry Thomas Tim Timothy Tobias Todd Tom Tomas Tomás Tommy Tony Travis Trevor
    Troy Uri Vaclav Victor Viktor Vincent Vincenzo Vikram Vijay Vitaly Vlad Vladimir Volodymyr Wade Wallace Walter
    Warren Wayne Werner Wilfred Wilhelm Will Willem William Willie Willy Winston Wladimir Wolfgang Xavier Yair
    Yasser Yitzhak Yoshihiko Yuri Yusuf Yves Zachary Zvi
    """
)
_WOMEN = wordlist(
    """
    Abigail Ada Adele Adelaide Adriana Agatha Agnes Aisha Alana Alejandra Alessandra Alexandra Alexa Alexis Alice
    Alicia Alina Alison Allison Alma Amalia Amanda Amber Amelia Amina Amy Ana Anastasia Angela Angelica Angelina
    Anita Ann Anna Annabel Anne Annette Annie Antonia Antoinette Ariana Asha Ashley Astrid Audrey Aung Ava Ayesha
    Barbara Beatrice Beatriz Becky Belinda Bella Benazir Bernadette Bertha Bessie Beth Bethany Betsy Betty Beverley
    Beverly Bianca Birgit Bonnie Brenda Brenna Bridget Brigitte Britney Brittany Brooke Camilla Camille Candace Cara
    Carla Carmen Carol Carole Carolina Caroline Carolyn Carrie Cassandra Catalina Caterina Catharine Catherine Cathy
    Cecilia Celeste Celia Celine Charlene Charlotte Chelsea Cheryl Chiara Chloe Chloé Christa Christiane Christina
    Christine Cindy Claire Clara Clarissa Claudia Clementine Colleen Connie Consuelo Cora Cordelia Cornelia Courtney
    Cristina Crystal Cynthia Daisy Daphne Darlene Dawn Deborah Debbie Debra Deirdre Delia Delilah Denise Diana Diane
    Dina Dolores Donna Dora Doris Dorothy Edith Edna Eileen Elaine Eleanor Elena Eleni Eliza Elisa Elisabeth Elise
    Elizabeth Ella Ellen Elsa Elsie Elvira Emilia Emily Emma Erica Erika Erin Erna Esmeralda Esperanza Estelle
    Esther Ethel Eugenia Eunice Eva Eve Evelyn Faith Fatima Fatma Felicia Felicity Fiona Flora Florence Frances
    Francesca Françoise Frida Frieda Gabriela Gabriella Gabrielle Gail Gemma Geneviève Genevieve Georgia Georgina
    Geraldine Gertrude Gina Giorgia Giovanna Gisela Giulia Gladys Gloria Golda Grace Greta Gretchen Guadalupe Gwen
    Gwendolyn Hannah Harriet Hazel Heather Heidi Helen Helena Helene Helga Henrietta Hilary Hilda Hillary Holly Hope
    Ida Ilse Imogen Indira Ines Inés Ingeborg Ingrid Irene Irina Iris Irma Isabel Isabella Isabelle Isadora Ivana
    Ivanka Ivy Jacqueline Jane Janet Janice Janine Jasmine Jeanette Jeanne Jelena Jennifer Jenna Jenny Jessica Jill
    Joan Joanna Joanne Jocelyn Johanna Josefina Josephine Joy Joyce Juana Juanita Judith Judy Julia Juliana Julianne
    Julie Juliet Juliette June Justine Kamala Karen Karin Karina Kate Katarina Katharina Katharine Katherine
    Kathleen Kathryn Kathy Katia Katie Katja Katrina Katy Kayla Kelly Kirsten Kirsty Kristen Kristin Kristina Kylie
    Lara Larissa Latifa Laura Lauren Laurie Lavinia Layla Lea Leah Leila Lena Leonora Leticia Lidia Lila Lilian
    Liliana Lillian Lily Linda Lindsay Lisa Liz Liza Lois Lola Loretta Lorraine Louisa Louise Lourdes Lucia Lucille
    Lucinda Lucy Luisa Lydia Lynn Lynne Mabel Macarena Madeleine Madeline Madonna Maggie Malala Magdalena Mandy
    Manuela Marcella Marcia Margaret Margarita Margery Margot Marguerite Maria Mariam Marian Mariana Marianne Marie
    Marina Marion Marissa Marjorie Marlene Marta Martha Martina Mary Maryam Mathilda Matilda Maud Maureen Maxine May
    Maya María Meera Megan Meghan Melanie Melinda Melissa Mercedes Mia Michaela Michele Michelle Mila Mildred
    Millicent Mina Mindy Minnie Miranda Miriam Moira Molly Mona Monica Monika Monique Muriel Myra Myrtle Nadia
    Nadine Nancy Naomi Natalia Natalie Natasha Nelly Nicola Nicole Nina Noelle Nora Norma Octavia Odette Olga Olive
    Olivia Olympia Ophelia Paige Pamela Patricia Patsy Paula Pauline Pearl Peggy Penelope Penny Petra Philippa
    Phoebe Phyllis Pippa Polly Portia Priscilla Priya Queenie Rachael Rachel Ramona Rania Rebecca Regina Renata
    Renee Renée Rhoda Rhonda Rita Roberta Rosa Rosalie Rosalind Rosamund Rosanna Rose Rosemary Rosie Rowena Roxanne
    Ruth Sabina Sabine Sabrina Sadie Sally Salma Samantha Sandra Sara Sarah Scarlett Selena Selma Serena Shakira
    Sharon Sheila Shelley Sheryl Shirley Sigrid Silvia Simone Sofia Sonia Sonja Sophia Sophie Stacey Stacy Stella
    Stephanie Sue Susan Susanna Susanne Susie Suzanne Svetlana Sybil Sylvia Tabitha Tamara Tania Tanya Tara Tatiana
    Tatyana Teresa Tess Thea Thelma Theresa Therese Tiffany Tina Tracey Trudy Ursula Valentina Valeria Valerie
    Vanessa Vera Veronica Victoria Viola Violet Virginia Vivian Vivien Wanda Wendy Whitney Wilhelmina Wilma Winifred
    Winnie Xenia Yasmin Yelena Yoko Yolanda Yulia Yvette Yvonne Zainab Zara Zelda Zoe Zoë
    """
)
