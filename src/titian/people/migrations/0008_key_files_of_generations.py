import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_first_generation_of_keys'),
    ]

    operations = [
        migrations.RemoveField(model_name='organisationkeyfile', name='organisation'),
        migrations.AlterField(
            model_name='organisationkeyfile',
            name='key',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='people.organisationkey'),
        ),
        migrations.AddConstraint(
            model_name='organisationkeyfile',
            constraint=models.UniqueConstraint(fields=('key', 'member'), name='key_file_once_per_member'),
        ),
        migrations.AddConstraint(
            model_name='organisationkeyfile',
            constraint=models.UniqueConstraint(condition=Q(kind='paper'), fields=('key',), name='key_file_one_paper_per_key'),
        ),
    ]
